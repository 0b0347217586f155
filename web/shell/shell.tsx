import { useIsFetching, useQueryClient } from '@tanstack/react-query';
import { Link, useLocation } from '@tanstack/react-router';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../design/button.tsx';
import { SearchField } from '../search/search-field.tsx';
import {
  chooseLanguage,
  languageNames,
  languageOf,
  languages,
  type Language,
} from '../language/index.ts';
import { Gate } from './gate.tsx';
import { LiveSign } from './live-sign.tsx';
import { useLive } from './live.ts';
import { Person } from './person.tsx';
import { signInAddress, useSession } from './session.ts';
import { chooseTheme, themeNow } from './theme.ts';
import { useTitleOfHeading } from './title.ts';

/** The frame around every page: where one is, who one is, and how it looks and speaks. */
export function Shell() {
  const { t } = useTranslation();
  const session = useSession();
  const main = useRef<HTMLElement>(null);
  const live = useLive(session.is === 'somebody');
  const [isOpen, setOpen] = useState(false);
  const isLoading = useIsFetching({ predicate: ({ state }) => state.status === 'pending' }) > 0;
  useFocusOnNewPage(main, () => setOpen(false));
  useTitleOfHeading(main);
  return (
    <>
      <a className="skip" href="#main">
        {t('shell.skip')}
      </a>
      <header className="top">
        <div className="inside row">
          <Link to="/" className="name">
            Nemcon
          </Link>
          <span className="menu-button">
            <Button onPress={() => setOpen(!isOpen)} aria-expanded={isOpen} aria-controls="menu">
              {t('shell.menu')}
            </Button>
          </span>
          <div id="menu" className={isOpen ? 'row menu open' : 'row menu'}>
            <SearchField onKey={() => setOpen(true)} />
            <div className="row aside">
              {session.is === 'somebody' && <LiveSign state={live} />}
              <LanguageChoice />
              <ThemeChoice />
              {session.is === 'somebody' && <Person me={session.me} />}
              {session.is === 'nobody' && <SignIn />}
            </div>
            <Pages isKnown={session.is === 'somebody'} />
          </div>
        </div>
      </header>
      <main
        id="main"
        ref={main}
        tabIndex={-1}
        className="inside"
        data-loading={isLoading || undefined}
      >
        <Gate session={session} />
      </main>
    </>
  );
}

function Pages({ isKnown }: { readonly isKnown: boolean }) {
  const { t } = useTranslation();
  return (
    <nav aria-label={t('shell.pages')} className="row">
      {isKnown && <PageLink to="/">{t('inbox.title')}</PageLink>}
      {isKnown && <PageLink to="/reviews">{t('reviews.title')}</PageLink>}
      {isKnown && <PageLink to="/administration">{t('administration.title')}</PageLink>}
      {isKnown && <PageLink to="/procedures">{t('procedures.title')}</PageLink>}
      <PageLink to="/register">{t('shell.register')}</PageLink>
      <PageLink to="/audit">{t('shell.audit')}</PageLink>
    </nav>
  );
}

function PageLink({
  to,
  children,
}: {
  readonly to: '/' | '/reviews' | '/administration' | '/procedures' | '/register' | '/audit';
  readonly children: ReactNode;
}) {
  return (
    <Link to={to} activeOptions={{ exact: to === '/' }} activeProps={{ 'aria-current': 'page' }}>
      {children}
    </Link>
  );
}

function SignIn() {
  const { t } = useTranslation();
  const { href } = useLocation();
  return (
    <a className="button main" href={signInAddress(href)}>
      {t('shell.signIn')}
    </a>
  );
}

function LanguageChoice() {
  const { t, i18n } = useTranslation();
  const queries = useQueryClient();
  const choose = async (language: Language): Promise<void> => {
    await chooseLanguage(i18n, language);
    // What the API says in sentences it says in the reader's language.
    await queries.invalidateQueries();
  };
  return (
    <select
      aria-label={t('shell.language')}
      className="button"
      value={languageOf(i18n)}
      onChange={({ target }) => {
        const language = languages.find((one) => one === target.value);
        if (language) void choose(language);
      }}
    >
      {languages.map((one) => (
        <option key={one} value={one} lang={one}>
          {languageNames[one]}
        </option>
      ))}
    </select>
  );
}

function ThemeChoice() {
  const { t } = useTranslation();
  const [theme, setTheme] = useState(themeNow);
  const other = theme === 'light' ? 'dark' : 'light';
  return (
    <Button
      onPress={() => {
        chooseTheme(other);
        setTheme(other);
      }}
    >
      {t(other === 'dark' ? 'shell.dark' : 'shell.light')}
    </Button>
  );
}

/** A screen reader is told of a new page by the focus, as it would be of a page that is loaded anew. */
function useFocusOnNewPage(
  main: { readonly current: HTMLElement | null },
  onNew: () => void,
): void {
  const { pathname } = useLocation();
  const before = useRef(pathname);
  useEffect(() => {
    if (before.current === pathname) return;
    before.current = pathname;
    main.current?.focus();
    window.scrollTo(0, 0);
    onNew();
  }, [pathname, main, onNew]);
}

import { useTranslation } from 'react-i18next';
import { Choice } from '../design/field.tsx';
import { languageOf } from '../language/index.ts';
import type { VersionRead } from './text.tsx';

/** The same version in another language; which one is decided is said. */
export function InLanguage({
  version: { languages, shownLanguage },
  onChange,
}: {
  readonly version: VersionRead;
  readonly onChange: (language: string) => void;
}) {
  const { t, i18n } = useTranslation();
  if (languages.length < 2) return null;
  const names = new Intl.DisplayNames(languageOf(i18n), { type: 'language' });
  return (
    <Choice
      label={t('text.language')}
      value={shownLanguage}
      options={languages.map(({ language, authoritative }) => {
        const name = names.of(language) ?? language;
        return { value: language, label: authoritative ? t('text.decided', { name }) : name };
      })}
      onChange={onChange}
    />
  );
}

/** Files that are decided with the text, and those that only stand beside it. */
export function Files({ version: { annexes, attachments } }: { readonly version: VersionRead }) {
  const { t } = useTranslation();
  return (
    <>
      <FileList title={t('text.annexes')} files={annexes} />
      <FileList title={t('text.attachments')} files={attachments} />
    </>
  );
}

function FileList({
  title,
  files,
}: {
  readonly title: string;
  readonly files: VersionRead['annexes'];
}) {
  if (files.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul>
        {files.map(({ hash, name, address }) => (
          <li key={hash}>
            <a href={address} download={name}>
              {name}
            </a>{' '}
            <span className="quiet small">
              SHA-256 <code>{hash.slice(0, 16)}…</code>
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

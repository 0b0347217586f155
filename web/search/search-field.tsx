import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { isKeyOn, searchKey } from './search-key.ts';
import './search.css';

/** In the head of every page: words, and Enter; the key `/` leads to it from wherever one reads. */
export function SearchField({ onKey }: { readonly onKey: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { text = '' } = useSearch({ strict: false });
  const field = useRef<HTMLInputElement>(null);
  useSearchKey(() => {
    // What the key opens has to be there at once: the next letters are for it.
    flushSync(onKey);
    field.current?.select();
  });
  return (
    <search className="search-field">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const asked = field.current?.value.trim() ?? '';
          if (asked !== '') void navigate({ to: '/search', search: { text: asked } });
        }}
      >
        <input
          key={text}
          ref={field}
          type="search"
          name="text"
          defaultValue={text}
          maxLength={200}
          enterKeyHint="search"
          autoComplete="off"
          aria-label={t('search.field')}
          placeholder={t('search.title')}
          aria-keyshortcuts={searchKey}
        />
      </form>
    </search>
  );
}

function useSearchKey(act: () => void): void {
  const acts = useRef(act);
  useEffect(() => {
    acts.current = act;
  });
  useEffect(() => {
    const look = (event: KeyboardEvent): void => {
      const { key, ctrlKey, altKey, metaKey, target } = event;
      if (key !== searchKey || ctrlKey || altKey || metaKey || !isKeyOn() || isWriting(target))
        return;
      event.preventDefault();
      acts.current();
    };
    document.addEventListener('keydown', look);
    return () => document.removeEventListener('keydown', look);
  }, []);
}

/** Where a sign is written, it is a sign. */
function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.closest('input, textarea, select, [role=dialog]') !== null)
  );
}

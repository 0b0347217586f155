import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { SaveLink } from '../design/save-link.tsx';
import type { VersionRead } from './text.tsx';

/** The text to the letter, as it is hashed and signed; the browser computes the hash by itself. */
export function ExactText({
  reference,
  version: { number, text, document, hash, language, shownLanguage },
}: {
  readonly reference: string;
  readonly version: VersionRead;
}) {
  const { t } = useTranslation();
  const { data: computed } = useQuery({
    queryKey: ['sha256', text],
    queryFn: async () => await sha256(text ?? ''),
    staleTime: Infinity,
  });
  if (text === null) return null;
  const isSigned = shownLanguage === language;
  return (
    <>
      <p className="small">
        {t('text.exactHelp')} <code>{computed}</code>
        {isSigned && computed === document && ` ${t('text.hashMatches')}`}
        {isSigned && computed !== undefined && computed !== document && ` ${t('text.hashDiffers')}`}
      </p>
      {document !== hash && (
        <p className="small">
          {t('text.sheet')} <code>{hash}</code>
        </p>
      )}
      <pre className="note-text exact" lang={shownLanguage}>
        {text}
      </pre>
      <p className="no-print">
        <SaveLink name={`${reference}-${number}.md`} text={text} type="text/markdown">
          {t('text.save')}
        </SaveLink>
      </p>
    </>
  );
}

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

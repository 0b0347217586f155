import { useTranslation } from 'react-i18next';
import { Note } from '../design/badge.tsx';
import { languageOf, localeOf } from '../language/index.ts';
import type { Verdict } from './verdict.ts';
import { told } from '../../audit/told.ts';

/** Genuine or not, and what the receipt says; what it says is shown only where it is genuine. */
export function Judged({ name, verdict }: { readonly name: string; readonly verdict: Verdict }) {
  const { t } = useTranslation();
  if (verdict.is !== 'genuine')
    return (
      <Note tone="bad" isNew>
        <h3>{t(`audit.${verdict.is}`, { name })}</h3>
        <p lang="en">{verdict.why}</p>
        <p>{t(`audit.then.${verdict.is}`)}</p>
      </Note>
    );
  return (
    <Note tone={verdict.isKeyGiven ? 'good' : 'warn'} isNew>
      <h3>{t('audit.genuine', { name })}</h3>
      <Said verdict={verdict} />
      <p>{t(verdict.isKeyGiven ? 'audit.keyMatches' : 'audit.compareKey')}</p>
      <ul className="plain-list">
        {verdict.checkpoint.by.map(({ text }) => (
          <li key={text}>
            <code>{text}</code>
          </li>
        ))}
      </ul>
    </Note>
  );
}

function Said({ verdict }: { readonly verdict: Extract<Verdict, { is: 'genuine' }> }) {
  const { t, i18n } = useTranslation();
  const { receipt, checkpoint } = verdict;
  const said = told(receipt);
  const when = new Intl.DateTimeFormat(localeOf(languageOf(i18n)), {
    dateStyle: 'long',
    timeStyle: 'long',
    timeZone: 'UTC',
  }).format(receipt.content.at);
  const entry = t('audit.entry', {
    index: receipt.index,
    origin: checkpoint.origin,
    size: checkpoint.size,
  });
  const rows = [
    [t('audit.said.what'), said.what],
    [t('audit.said.where'), said.where],
    [t('audit.said.by'), said.by],
    [t('audit.said.when'), when],
    [t('audit.said.text'), receipt.text ?? t('audit.said.noText')],
    [t('audit.said.entry'), entry],
  ] as const;
  return (
    <dl className="said">
      {rows.map(([label, text]) => (
        <div key={label} className="said-row">
          <dt>{label}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}

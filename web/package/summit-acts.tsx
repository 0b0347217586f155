import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActPanel } from '../act/act-panel.tsx';
import { outcomeName } from '../recommendation/outcome-name.ts';
import type { Package } from './package.tsx';

const outcomes = ['endorsed', 'noted', 'withheld'] as const;
type Concluded = (typeof outcomes)[number];

/** Closing the package, and the summit's word on it, for whoever may; the API decides again. */
export function SummitActs({ whole }: { readonly whole: Package }) {
  const open = whole.members.filter(({ concluded, takenOut }) => !concluded && !takenOut);
  if (open.length === 0) return null;
  if (whole.closed === null)
    return whole.acts.includes('close-package') ? <Close whole={whole} /> : null;
  return whole.acts.includes('conclude-all') ? <Conclude whole={whole} open={open} /> : null;
}

/** What was seen is what is closed: a member that has changed since leaves the package open. */
function Close({ whole }: { readonly whole: Package }) {
  const { t } = useTranslation();
  const members = whole.members.map(({ reference, text }) => ({ reference, text }));
  return (
    <div className="no-print">
      <ActPanel
        path="/api/reviews/{id}/acts"
        given={{ params: { id: whole.review }, body: { type: 'close-package', members } }}
        label={t('package.close', { count: members.length })}
      >
        <p>{t('package.closeHelp')}</p>
      </ActPanel>
    </div>
  );
}

function Conclude({ whole, open }: { readonly whole: Package; readonly open: Package['members'] }) {
  const { t } = useTranslation();
  const [outcome, setOutcome] = useState<Concluded>('endorsed');
  const [except, setExcept] = useState<Readonly<Record<string, Concluded>>>({});
  const others = Object.entries(except)
    .filter(([, other]) => other !== outcome)
    .map(([reference, other]) => ({ reference, outcome: other }));
  return (
    <div className="no-print">
      <ActPanel
        path="/api/reviews/{id}/acts"
        given={{
          params: { id: whole.review },
          body: { type: 'conclude-all', outcome, except: others },
        }}
        label={t('package.conclude', { count: open.length })}
      >
        <OutcomeChoice label={t('package.all')} value={outcome} onChange={setOutcome} />
        {open.map(({ reference, title }) => (
          <OutcomeChoice
            key={reference}
            label={`${reference} ${title}`}
            value={except[reference] ?? outcome}
            onChange={(other) => setExcept((old) => ({ ...old, [reference]: other }))}
          />
        ))}
      </ActPanel>
    </div>
  );
}

function OutcomeChoice({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: Concluded;
  readonly onChange: (outcome: Concluded) => void;
}) {
  const { t } = useTranslation();
  return (
    <label className="row">
      <select
        className="button"
        value={value}
        onChange={({ target }) => {
          const chosen = outcomes.find((one) => one === target.value);
          if (chosen) onChange(chosen);
        }}
      >
        {outcomes.map((one) => (
          <option key={one} value={one}>
            {t(`outcome.${outcomeName(one)}`)}
          </option>
        ))}
      </select>
      <span>{label}</span>
    </label>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answer } from '../calls/client.ts';
import { Badge, type Tone } from '../design/badge.tsx';
import { reading } from '../shell/queries.ts';
import { Trouble, Waiting } from '../shell/trouble.tsx';

type Clause =
  Answer<'/api/recommendations/{reference}/versions/{number}/changes'>['clauses'][number];

const tones = {
  unchanged: 'plain',
  moved: 'plain',
  changed: 'warn',
  added: 'good',
  removed: 'bad',
} as const satisfies Record<Clause['is'], Tone>;

/** Any two versions that one may read beside each other, word by word, with whose proposal it was. */
export function Changes({ reference }: { readonly reference: string }) {
  const { t } = useTranslation();
  const { data } = useQuery(reading('/api/recommendations/{reference}/versions', { reference }));
  const readable = (data?.items ?? []).filter(({ text }) => text !== null);
  const numbers = readable.map(({ number }) => number);
  const [chosen, choose] = useState<{ readonly since?: number; readonly number?: number }>({});
  const number = chosen.number ?? numbers.at(-1);
  const since = chosen.since ?? numbers.findLast((one) => number !== undefined && one < number);
  if (numbers.length < 2 || number === undefined) return null;
  return (
    <section aria-labelledby="changes">
      <h2 id="changes">{t('changes.title')}</h2>
      <p className="row no-print">
        <VersionChoice
          label={t('changes.since')}
          value={since}
          numbers={numbers.slice(0, -1)}
          onChange={(to) => choose({ ...chosen, since: to })}
        />
        <VersionChoice
          label={t('changes.until')}
          value={number}
          numbers={numbers.slice(1)}
          onChange={(to) => choose({ ...chosen, number: to })}
        />
      </p>
      {since === undefined || since >= number ? (
        <p>{t('changes.order')}</p>
      ) : (
        <Between reference={reference} since={since} number={number} />
      )}
    </section>
  );
}

function VersionChoice({
  label,
  value,
  numbers,
  onChange,
}: {
  readonly label: string;
  readonly value: number | undefined;
  readonly numbers: readonly number[];
  readonly onChange: (number: number) => void;
}) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <span className="row">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className="button"
        value={value}
        onChange={({ target }) => onChange(Number(target.value))}
      >
        {numbers.map((number) => (
          <option key={number} value={number}>
            {t('text.version', { number })}
          </option>
        ))}
      </select>
    </span>
  );
}

function Between({
  reference,
  since,
  number,
}: {
  readonly reference: string;
  readonly since: number;
  readonly number: number;
}) {
  const { t } = useTranslation();
  const where = { reference, number: String(number), query: { since } };
  const { data, error } = useQuery(
    reading('/api/recommendations/{reference}/versions/{number}/changes', where),
  );
  if (error) return <Trouble error={error} />;
  if (!data) return <Waiting />;
  const changed = data.clauses.filter(({ is }) => is !== 'unchanged');
  return (
    <div className="card text">
      {changed.map((clause) => (
        <ChangedClause key={`${clause.was ?? ''} ${clause.number ?? ''}`} clause={clause} />
      ))}
      <p className="quiet small">
        {t('changes.same', { count: data.clauses.length - changed.length })}
      </p>
    </div>
  );
}

function ChangedClause({ clause }: { readonly clause: Clause }) {
  const { t } = useTranslation();
  const { is, heading, before, after, words, unseen, origins } = clause;
  return (
    <section className="clause">
      <h3>
        {heading} <Badge tone={tones[is]}>{t(`changes.is.${is}`)}</Badge>
      </h3>
      <p className="clause-text">
        {words === null ? (
          <>
            {is !== 'moved' && before !== null && <del>{before}</del>}
            {is !== 'moved' && after !== null && <ins>{after}</ins>}
          </>
        ) : (
          words.map((word, place) => <Word key={place} is={word.is} text={word.text} />)
        )}
      </p>
      {[...unseen, ...origins].map(({ sentence }) => (
        <p key={sentence} className="quiet small">
          {sentence}
        </p>
      ))}
    </section>
  );
}

function Word({ is, text }: NonNullable<Clause['words']>[number]) {
  if (is === 'same') return text;
  return is === 'added' ? <ins>{text}</ins> : <del>{text}</del>;
}

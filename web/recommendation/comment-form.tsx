import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActPanel, type Done } from '../act/act-panel.tsx';
import { OnRecord } from '../act/on-record.tsx';
import { useWords } from '../answer/use-words.ts';
import { Choice, TextInput, TextLines } from '../design/field.tsx';
import { reading } from '../shell/queries.ts';
import type { Matter } from './recommendation.tsx';

const kinds = ['editorial', 'substantive', 'critical'] as const;
const longest = 20_000;

/** A comment on the text in force, by whoever may make one now. */
export function CommentForm({ matter }: { readonly matter: Matter }) {
  const { t } = useTranslation();
  const [told, setTold] = useState<readonly Done[]>([]);
  const open = matter.acts.find(({ act }) => act === 'comment');
  return (
    <div className="stack no-print">
      {told.map((done, place) => (
        <OnRecord key={place} done={done} params={matter} isNext />
      ))}
      {open !== undefined && (
        <details key={told.length} className="card">
          <summary>{t('comments.make', { body: open.actingFor.body })}</summary>
          <Form
            matter={matter}
            actingFor={open.actingFor}
            onDone={(done) => setTold([...told, done])}
          />
        </details>
      )}
    </div>
  );
}

function Form({
  matter: { reference, text },
  actingFor,
  onDone,
}: {
  readonly matter: Matter;
  readonly actingFor: Matter['acts'][number]['actingFor'];
  readonly onDone: (done: Done) => void;
}) {
  const { t } = useTranslation();
  const [words, change] = useWords(`${reference} comment`);
  const { clause = '', kind: chosen = '', text: said = '', proposal = '' } = words;
  const kind = kinds.find((one) => one === chosen);
  const set = (field: string) => (word: string) => change({ ...words, [field]: word });
  const suggested = proposal.trim() === '' ? {} : { proposal: proposal.trim() };
  const body = kind && { kind, clause: clause.trim(), text: said.trim(), ...suggested, actingFor };
  return (
    <ActPanel
      path="/api/recommendations/{reference}/comments"
      given={body && body.text !== '' ? { params: { reference }, body } : null}
      label={t('comments.make', { body: actingFor.body })}
      onDone={(done) => {
        change({});
        onDone(done);
      }}
    >
      <Choice
        label={t('comments.kindOf')}
        value={kind ?? ''}
        options={kinds.map((one) => ({ value: one, label: t(`comments.kinds.${one}`) }))}
        onChange={set('kind')}
        isRequired
      />
      <TextInput
        label={t('comments.clauseOf')}
        hint={t('comments.clauseHelp')}
        value={clause}
        suggestions={useClauses(reference, text?.version)}
        onChange={set('clause')}
      />
      <TextLines
        label={t('comments.text')}
        value={said}
        onChange={set('text')}
        rows={3}
        longest={longest}
        isRequired
      />
      <TextLines
        label={t('comments.proposalOf')}
        value={proposal}
        onChange={set('proposal')}
        rows={3}
        longest={longest}
      />
    </ActPanel>
  );
}

/** The clauses of the text in force, by their numbers. */
function useClauses(reference: string, version: number | undefined) {
  const { data } = useQuery({
    ...reading('/api/recommendations/{reference}/versions/{number}', {
      reference,
      number: String(version ?? 0),
    }),
    enabled: version !== undefined,
  });
  return (data?.clauses ?? [])
    .filter(({ number }) => number !== '0')
    .map(({ number, heading }) => ({ value: number, label: heading }));
}

import { useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Label, TextArea, TextField } from 'react-aria-components';
import { mayAny } from '../../domain/policy/may.ts';
import { ActPanel } from '../act/act-panel.tsx';
import type { Answer } from '../calls/client.ts';
import { Note } from '../design/badge.tsx';
import { Choice, TextInput } from '../design/field.tsx';
import { useOffice } from '../design/office.ts';
import { reading } from '../shell/queries.ts';
import { useSession, type Me } from '../shell/session.ts';
import { FactFields } from './fact-fields.tsx';
import { factsSaid, sitsAtOneOf, type FactWords } from './tasking.ts';

type Review = Answer<'/api/reviews/{id}'>;

/** What links to it lead to. */
const place = 'task';

/** A working group gets a recommendation to draft, by whoever may task it; the API decides again. */
export function TaskForm({ id, isOpen }: { readonly id: string; readonly isOpen: boolean }) {
  const session = useSession();
  const { hash } = useLocation();
  const { data } = useQuery(reading('/api/reviews/{id}', { id }));
  if (session.is !== 'somebody' || data === undefined || data.over) return null;
  const desks = Object.values(data.offices);
  const { mandates } = session.me;
  const groups = data.groups.filter((body) => mayAny('task', mandates, { body, desks }));
  if (groups.length === 0) return null;
  return (
    <Tasking review={data} me={session.me} groups={groups} isOpen={isOpen || hash === place} />
  );
}

function Tasking({
  review,
  me,
  groups,
  isOpen,
}: {
  readonly review: Review;
  readonly me: Me;
  readonly groups: readonly string[];
  readonly isOpen: boolean;
}) {
  const { t } = useTranslation();
  const [reference, setReference] = useState('');
  const [title, setTitle] = useState('');
  const [group, setGroup] = useState('');
  const [words, setWords] = useState<FactWords>({});
  const [text, setText] = useState('');
  const { id, version } = review.procedure;
  const { data } = useQuery(reading('/api/procedures/{id}', { id, query: { version } }));
  const asks = data?.asks;
  const workingGroup = group === '' ? (groups[0] ?? '') : group;
  const brings = asks !== undefined && asks.text !== 'drafted';
  const mayWrite = brings && sitsAtOneOf(asks.writers, { review, group: workingGroup, me });
  const needsText = mayWrite && asks.text === 'needed';
  const isWhole =
    asks !== undefined &&
    [reference, title].every((one) => one.trim() !== '') &&
    (!needsText || text.trim() !== '');
  const body = {
    reference: reference.trim(),
    title: title.trim(),
    workingGroup,
    ...factsSaid(asks?.facts ?? [], words),
    ...(mayWrite && text.trim() !== '' ? { text } : {}),
  };
  return (
    <details id={place} className="card no-print" open={isOpen}>
      <summary>{t('task.title')}</summary>
      <ActPanel
        path="/api/reviews/{id}/recommendations"
        given={isWhole ? { params: { id: review.id }, body } : null}
        label={t('task.title')}
      >
        <TextInput
          label={t('task.reference')}
          value={reference}
          onChange={setReference}
          hint={t('task.referenceHelp')}
          isRequired
        />
        <TextInput label={t('task.name')} value={title} onChange={setTitle} isRequired />
        <Choice
          label={t('task.group')}
          value={workingGroup}
          options={groups.map((one) => ({ value: one, label: one }))}
          onChange={setGroup}
        />
        <FactFields facts={asks?.facts ?? []} words={words} onChange={setWords} />
        {mayWrite && (
          <TextField className="field" value={text} onChange={setText} isRequired={needsText}>
            <Label>{t('task.text')}</Label>
            <TextArea rows={8} />
          </TextField>
        )}
        {brings && !mayWrite && asks.text === 'needed' && <OthersText writers={asks.writers} />}
      </ActPanel>
    </details>
  );
}

/** Who asks before there is a text asks about nothing: it is better put forward by its writer. */
function OthersText({ writers }: { readonly writers: readonly string[] }) {
  const { t } = useTranslation();
  const office = useOffice();
  return (
    <Note tone="warn">
      <p>{t('task.othersText', { who: writers.map(office).join(', ') })}</p>
    </Note>
  );
}

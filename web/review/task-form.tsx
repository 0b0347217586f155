import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mayAny } from '../../domain/policy/may.ts';
import { ActPanel } from '../act/act-panel.tsx';
import { Choice, TextInput } from '../design/field.tsx';
import { reading } from '../shell/queries.ts';
import { useSession } from '../shell/session.ts';

/** A working group gets a recommendation to draft, by whoever may task it; the API decides again. */
export function TaskForm({ id, isOpen }: { readonly id: string; readonly isOpen: boolean }) {
  const { t } = useTranslation();
  const session = useSession();
  const { data } = useQuery(reading('/api/reviews/{id}', { id }));
  const [reference, setReference] = useState('');
  const [title, setTitle] = useState('');
  const [group, setGroup] = useState('');
  if (session.is !== 'somebody' || data === undefined || data.over) return null;
  const desks = Object.values(data.offices);
  const { mandates } = session.me;
  const groups = data.groups.filter((body) => mayAny('task', mandates, { body, desks }));
  if (groups.length === 0) return null;
  const workingGroup = group === '' ? (groups[0] ?? '') : group;
  const isWhole = reference.trim() !== '' && title.trim() !== '';
  const body = { reference: reference.trim(), title: title.trim(), workingGroup };
  return (
    <details className="card no-print" open={isOpen}>
      <summary>{t('task.title')}</summary>
      <ActPanel
        path="/api/reviews/{id}/recommendations"
        given={isWhole ? { params: { id }, body } : null}
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
      </ActPanel>
    </details>
  );
}

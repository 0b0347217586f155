import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActPanel } from '../act/act-panel.tsx';
import { Reason } from '../act/reason.tsx';
import { Choice } from '../design/field.tsx';
import { usePeople } from './lists.ts';

/** Somebody else takes a mandate over, with all that waits for its holder. */
export function HandOver({
  mandate: { id, person: holder },
  label,
  onDone,
}: {
  readonly mandate: { readonly id: string; readonly person: string };
  readonly label: string;
  readonly onDone: () => void;
}) {
  const { t } = useTranslation();
  const people = usePeople();
  const [person, setPerson] = useState('');
  const [reason, setReason] = useState('');
  const isWhole = person !== '' && reason.trim() !== '';
  const body = { person, reason: reason.trim() };
  return (
    <ActPanel
      path="/api/mandates/{id}/succession"
      given={isWhole ? { params: { id }, body } : null}
      label={label}
      onDone={onDone}
    >
      <Choice
        label={t('administration.successor')}
        value={person}
        options={people.items
          .filter((one) => one.id !== holder)
          .map((one) => ({ value: one.id, label: `${one.name} (${one.id})` }))}
        onChange={setPerson}
        isRequired
      />
      <Reason value={reason} onChange={setReason} />
    </ActPanel>
  );
}

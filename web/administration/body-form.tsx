import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActPanel } from '../act/act-panel.tsx';
import { Choice, TextInput } from '../design/field.tsx';

const kinds = ['nation', 'agency', 'committee', 'working-group', 'office'] as const;

/** A body that is added, or changed where its id is known already. */
export function BodyForm() {
  const { t } = useTranslation();
  const [id, setId] = useState('');
  const [name, setName] = useState('');
  const [kind, setKind] = useState<(typeof kinds)[number]>('nation');
  const isWhole = id.trim() !== '' && name.trim() !== '';
  return (
    <details>
      <summary>{t('administration.addBody')}</summary>
      <ActPanel
        path="/api/bodies"
        given={isWhole ? { params: {}, body: { id: id.trim(), name: name.trim(), kind } } : null}
        label={t('administration.addBody')}
      >
        <TextInput
          label={t('administration.id')}
          value={id}
          onChange={setId}
          hint={t('administration.bodyIdHelp')}
          isRequired
        />
        <TextInput label={t('administration.name')} value={name} onChange={setName} isRequired />
        <Choice
          label={t('administration.kind')}
          value={kind}
          options={kinds.map((one) => ({ value: one, label: t(`bodyKind.${one}`) }))}
          onChange={setKind}
        />
      </ActPanel>
    </details>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Label, TextArea, TextField } from 'react-aria-components';
import { Button } from '../design/button.tsx';
import { Choice, TextInput } from '../design/field.tsx';
import type { Matter } from '../recommendation/recommendation.tsx';
import { outcomeName } from '../recommendation/outcome-name.ts';
import { reading } from '../shell/queries.ts';
import {
  fieldsOf,
  units,
  type Field,
  type Formed,
  type OpenAct,
  type Words,
} from './act-fields.ts';

type Editing = {
  readonly matter: Matter;
  readonly open: OpenAct;
  readonly act: Formed;
  readonly words: Words;
  readonly onChange: (words: Words) => void;
};

/** What an act asks for, each field as it is best filled in. */
export function ActForm(editing: Editing) {
  const fields = fieldsOf(editing.act);
  return (
    <>
      {editing.act === 'freeze-version' && <FromInForce {...editing} />}
      {fields.map((field) => (
        <OneField key={field} field={field} {...editing} />
      ))}
    </>
  );
}

function OneField({ field, act, open, words, onChange }: Editing & { readonly field: Field }) {
  const { t } = useTranslation();
  const value = words[field] ?? '';
  const set = (written: string) => onChange({ ...words, [field]: written });
  switch (field) {
    case 'text':
      return (
        <Long label={t(`office.text.${textName(act)}`)} {...{ value, set }} rows={8} isNeeded />
      );
    case 'reason':
      return (
        <Long
          label={t(act === 'extend' ? 'answer.reason' : 'answer.reasonNeeded')}
          {...{ value, set }}
          rows={2}
          isNeeded={act !== 'extend'}
        />
      );
    case 'aligned':
      return (
        <Choice
          label={t('office.aligned')}
          value={value === 'no' ? 'no' : 'yes'}
          options={(['yes', 'no'] as const).map((one) => ({
            value: one,
            label: t(`office.${one}`),
          }))}
          onChange={set}
        />
      );
    case 'outcome':
      return (
        <Choice
          label={t('office.outcome')}
          value={open.outcomes.find((one) => one === value) ?? open.outcomes[0] ?? ''}
          options={open.outcomes.map((one) => ({
            value: one,
            label:
              one === 'extend' || one === 'resume'
                ? t(`office.${one}`)
                : t(`outcome.${outcomeName(one)}`),
          }))}
          onChange={set}
        />
      );
    case 'length':
      return <Length {...{ words, onChange }} isNeeded={act === 'extend'} />;
    case 'unit':
      return null;
    case 'dueDate':
      return <TextInput label={t('office.dueDate')} type="date" value={value} onChange={set} />;
    case 'benchmark':
    case 'authority':
    case 'indicator':
    case 'languages':
    case 'marking':
    case 'releasability':
      return (
        <TextInput
          label={t(`office.${field}`)}
          value={value}
          onChange={set}
          isRequired={field === 'marking'}
        />
      );
  }
}

function textName(act: Formed): 'version' | 'advice' | 'entry' | 'evidence' {
  if (act === 'advise') return 'advice';
  if (act === 'publish') return 'entry';
  return act === 'submit-evidence' ? 'evidence' : 'version';
}

function Long({
  label,
  value,
  set,
  rows,
  isNeeded,
}: {
  readonly label: string;
  readonly value: string;
  readonly set: (value: string) => void;
  readonly rows: number;
  readonly isNeeded: boolean;
}) {
  return (
    <TextField className="field" value={value} onChange={set} isRequired={isNeeded}>
      <Label>{label}</Label>
      <TextArea rows={rows} />
    </TextField>
  );
}

/** A length and its unit; left empty, the procedure's own period is taken. */
function Length({
  words,
  onChange,
  isNeeded,
}: Pick<Editing, 'words' | 'onChange'> & { readonly isNeeded: boolean }) {
  const { t } = useTranslation();
  const unit = useId();
  const chosen = words.unit ?? 'workingDays';
  return (
    <div className="row">
      <TextInput
        label={t(isNeeded ? 'office.longer' : 'office.period')}
        value={words.length ?? ''}
        onChange={(length) => onChange({ ...words, length })}
        isRequired={isNeeded}
      />
      <div className="field">
        <label htmlFor={unit}>{t('office.unit')}</label>
        <select
          id={unit}
          value={chosen}
          onChange={({ target }) => onChange({ ...words, unit: target.value })}
        >
          {units.map((one) => (
            <option key={one} value={one}>
              {t(`office.units.${one}`)}
            </option>
          ))}
        </select>
      </div>
    </div>
  );
}

/** A new version mostly begins as the one before it. */
function FromInForce({ matter: { reference, text }, words, onChange }: Editing) {
  const { t } = useTranslation();
  const number = String(text?.version ?? 0);
  const { data } = useQuery({
    ...reading('/api/recommendations/{reference}/versions/{number}', { reference, number }),
    enabled: text !== null,
  });
  if (data === undefined || (words.text ?? '') !== '') return null;
  return (
    <p>
      <Button onPress={() => onChange({ ...words, text: data.text ?? '' })}>
        {t('office.begin')}
      </Button>
    </p>
  );
}

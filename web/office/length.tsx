import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { TextInput } from '../design/field.tsx';
import { units } from './act-fields.ts';
import { useWritten, type FieldOf } from './editing.ts';

/** A length and its unit; left empty, the procedure's own period is taken. */
export function Length(editing: FieldOf) {
  const { t } = useTranslation();
  const unit = useId();
  const { words, onChange } = editing;
  const written = useWritten(editing);
  return (
    <div className="row">
      <TextInput label={t(written.isRequired ? 'office.longer' : 'office.period')} {...written} />
      <div className="field">
        <label htmlFor={unit}>{t('office.unit')}</label>
        <select
          id={unit}
          value={words.unit ?? 'workingDays'}
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

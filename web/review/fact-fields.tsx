import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { TextInput } from '../design/field.tsx';
import { useFact } from '../design/asked-names.ts';
import type { FactAsked, FactWords } from './tasking.ts';

/** What the route goes by and nobody but whoever tasks can know. */
export function FactFields({
  facts,
  words,
  onChange,
}: {
  readonly facts: readonly FactAsked[];
  readonly words: FactWords;
  readonly onChange: (words: FactWords) => void;
}) {
  const { t } = useTranslation();
  const fact = useFact();
  return (
    <>
      {facts.map((asked) => {
        const value = words[asked.fact] ?? '';
        const set = (word: string) => onChange({ ...words, [asked.fact]: word });
        const label = fact(asked.fact);
        const hint = asked.label === null ? undefined : t('task.otherwise', { label: asked.label });
        if (asked.is === 'number')
          return (
            <TextInput
              key={asked.fact}
              {...{ label, value }}
              {...(hint === undefined ? {} : { hint })}
              onChange={set}
            />
          );
        const options =
          asked.is === 'yes-or-no'
            ? [
                { value: 'yes', label: t('office.yes') },
                { value: 'no', label: t('office.no') },
              ]
            : asked.values.map((one) => ({ value: one, label: one }));
        return <OneOf key={asked.fact} {...{ label, value, options, hint }} onChange={set} />;
      })}
    </>
  );
}

/** None of them is an answer too: what nobody knows fulfils nothing. */
function OneOf({
  label,
  value,
  options,
  hint,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly hint: string | undefined;
  readonly onChange: (value: string) => void;
}) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        onChange={({ target }) => onChange(target.value)}
      >
        <option value="">{t('task.unknown')}</option>
        {options.map((one) => (
          <option key={one.value} value={one.value}>
            {one.label}
          </option>
        ))}
      </select>
      {hint !== undefined && (
        <p id={`${id}-hint`} className="quiet small">
          {hint}
        </p>
      )}
    </div>
  );
}

import { useId, type ReactNode } from 'react';
import { FieldError, Input, Label, Text, TextArea, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useFault } from './tried.ts';

type Filled = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: string | undefined;
  readonly isRequired?: boolean;
  /** What is wrong with it, where more can be than that it is left out. */
  readonly fault?: string | null | undefined;
};

/** A line to write, with its name above it and, where it helps, a hint below. */
export function TextInput({
  type = 'text',
  suggestions = [],
  ...filled
}: Filled & {
  readonly type?: 'text' | 'email' | 'datetime-local' | 'date';
  /** What may be meant; anything else may be written as well. */
  readonly suggestions?: readonly { readonly value: string; readonly label: string }[];
}) {
  const id = useId();
  return (
    <Written {...filled} type={type}>
      <Input autoComplete="off" {...(suggestions.length > 0 ? { list: id } : {})} />
      {suggestions.length > 0 && (
        <datalist id={id}>
          {suggestions.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </datalist>
      )}
    </Written>
  );
}

/** Several lines to write. */
export function TextLines({
  rows,
  longest,
  ...filled
}: Filled & { readonly rows: number; readonly longest?: number }) {
  return (
    <Written {...filled}>
      <TextArea rows={rows} {...(longest === undefined ? {} : { maxLength: longest })} />
    </Written>
  );
}

function Written({
  label,
  value,
  onChange,
  hint,
  isRequired = false,
  fault,
  type,
  children,
}: Filled & { readonly type?: string; readonly children: ReactNode }) {
  const wrong = useFault(value, isRequired, fault);
  return (
    <TextField
      className="field"
      {...(type === undefined ? {} : { type })}
      value={value}
      onChange={onChange}
      isRequired={isRequired}
      isInvalid={wrong !== null}
    >
      <Label>{label}</Label>
      {children}
      {hint !== undefined && (
        <Text slot="description" className="quiet small">
          {hint}
        </Text>
      )}
      <FieldError className="fault">{wrong}</FieldError>
    </TextField>
  );
}

/** One of several, as the browser itself shows it: it works by keyboard, and on a phone as one knows it. */
export function Choice<T extends string>({
  label,
  value,
  options,
  onChange,
  isRequired = false,
}: {
  readonly label: string;
  readonly value: T | '';
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly onChange: (value: T) => void;
  readonly isRequired?: boolean;
}) {
  const { t } = useTranslation();
  const id = useId();
  const wrong = useFault(value, isRequired, undefined);
  return (
    <div className="field" {...(isRequired ? { 'data-required': true } : {})}>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value}
        required={isRequired}
        {...(wrong === null ? {} : { 'aria-invalid': true, 'aria-describedby': `${id}-fault` })}
        onChange={({ target }) => {
          const chosen = options.find((one) => one.value === target.value);
          if (chosen) onChange(chosen.value);
        }}
      >
        {value === '' && <option value="">{t('field.choose')}</option>}
        {options.map((one) => (
          <option key={one.value} value={one.value}>
            {one.label}
          </option>
        ))}
      </select>
      {wrong !== null && (
        <span id={`${id}-fault`} className="fault">
          {wrong}
        </span>
      )}
    </div>
  );
}

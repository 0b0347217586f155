import { useId } from 'react';
import { Input, Label, Text, TextField } from 'react-aria-components';

/** A line to write, with its name above it and, where it helps, a hint below. */
export function TextInput({
  label,
  value,
  onChange,
  hint,
  type = 'text',
  isRequired = false,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: string;
  readonly type?: 'text' | 'email' | 'datetime-local' | 'date';
  readonly isRequired?: boolean;
}) {
  return (
    <TextField
      className="field"
      type={type}
      value={value}
      onChange={onChange}
      isRequired={isRequired}
    >
      <Label>{label}</Label>
      <Input autoComplete="off" />
      {hint !== undefined && (
        <Text slot="description" className="quiet small">
          {hint}
        </Text>
      )}
    </TextField>
  );
}

/** One of several, as the browser itself shows it: it works by keyboard, and on a phone as one knows it. */
export function Choice<T extends string>({
  label,
  value,
  options,
  onChange,
}: {
  readonly label: string;
  readonly value: T | '';
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly onChange: (value: T) => void;
}) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value}
        onChange={({ target }) => {
          const chosen = options.find((one) => one.value === target.value);
          if (chosen) onChange(chosen.value);
        }}
      >
        {value === '' && <option value="">–</option>}
        {options.map((one) => (
          <option key={one.value} value={one.value}>
            {one.label}
          </option>
        ))}
      </select>
    </div>
  );
}

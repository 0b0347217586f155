import { useTranslation } from 'react-i18next';
import type { Matter } from '../recommendation/recommendation.tsx';
import type { Field, Formed, OpenAct, Words } from './act-fields.ts';
import { isNeeded, lacksIn } from './lacking.ts';

/** An act that is being filled in. */
export type Editing = {
  readonly matter: Matter;
  readonly open: OpenAct;
  readonly act: Formed;
  readonly words: Words;
  readonly onChange: (words: Words) => void;
};

export type FieldOf = Editing & { readonly field: Field };

/** A field that is written as it is: its value, what keeps it, and what is wrong with it. */
export function useWritten({ field, act, open, words, onChange }: FieldOf) {
  const { t } = useTranslation();
  const lack = lacksIn(act, open, words).get(field);
  return {
    value: words[field] ?? '',
    onChange: (word: string) => onChange({ ...words, [field]: word }),
    isRequired: isNeeded(field, act, words),
    fault: lack === undefined ? null : t(`field.${lack}`),
  };
}

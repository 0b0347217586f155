import { createContext, useContext } from 'react';
import { useTranslation } from 'react-i18next';

/** Whether somebody has asked to go on with the form around: only then is said what it lacks. */
export const Tried = createContext(false);

/**
 * What is wrong with a field, in words; null while nobody has asked to go on, or nothing is.
 * @param fault what its form knows of it; undefined: only that it may not be left out
 */
export function useFault(
  value: string,
  isRequired: boolean,
  fault: string | null | undefined,
): string | null {
  const { t } = useTranslation();
  const isTried = useContext(Tried);
  if (!isTried) return null;
  return fault ?? (isRequired && value.trim() === '' ? t('field.needed') : null);
}

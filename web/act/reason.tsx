import { useTranslation } from 'react-i18next';
import { TextLines } from '../design/field.tsx';

/** Why somebody acts so; kept on record, in as many characters as the contract takes. */
export function Reason({
  label,
  value,
  onChange,
  isRequired = true,
}: {
  /** Left out: that it is needed here. */
  readonly label?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly isRequired?: boolean;
}) {
  const { t } = useTranslation();
  return (
    <TextLines
      label={label ?? t('answer.reasonNeeded')}
      value={value}
      onChange={onChange}
      rows={2}
      longest={10_000}
      isRequired={isRequired}
    />
  );
}

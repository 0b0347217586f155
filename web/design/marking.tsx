import { useTranslation } from 'react-i18next';

/** The marking stands above and below whatever it covers, as on paper. */
export function Marking({
  marking,
  releasability,
}: {
  readonly marking: string | null;
  readonly releasability: readonly string[];
}) {
  const { t } = useTranslation();
  if (marking === null) return null;
  const bodies = releasability.join(', ');
  return (
    <p className="marking">
      {marking}
      {bodies !== '' && ` · ${t('marking.releasable', { bodies })}`}
    </p>
  );
}

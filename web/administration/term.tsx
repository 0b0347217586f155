import { useTranslation } from 'react-i18next';
import type { TimeShown } from '../../api/contract/times.ts';
import { Day } from '../design/day.tsx';

/** From when to when a mandate holds. */
export function Term({
  from,
  until,
}: {
  readonly from: TimeShown;
  readonly until: TimeShown | null;
}) {
  const { t } = useTranslation();
  return (
    <span className="quiet small">
      {t('administration.since')} <Day at={from} />
      {until && (
        <>
          {' '}
          {t('administration.until')} <Day at={until} />
        </>
      )}
    </span>
  );
}

import { useTranslation } from 'react-i18next';
import type { LiveState } from './live.ts';

/** Whether what is shown is as it is now. */
export function LiveSign({ state }: { readonly state: LiveState }) {
  const { t } = useTranslation();
  return (
    <span role="status" className={`line small ${state}`}>
      {t(`live.${state}`)}
    </span>
  );
}

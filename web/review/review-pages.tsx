import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

/** Where else one can look at the same review. */
export function ReviewPages({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const exact = { exact: true };
  const here = { 'aria-current': 'page' } as const;
  return (
    <nav aria-label={t('reviews.pages')} className="row tabs">
      <Link to="/reviews/$id" params={{ id }} activeOptions={exact} activeProps={here}>
        {t('board.name')}
      </Link>
      <Link to="/reviews/$id/plan" params={{ id }} activeProps={here}>
        {t('plan.name')}
      </Link>
      <Link to="/reviews/$id/package" params={{ id }} activeProps={here}>
        {t('package.name')}
      </Link>
    </nav>
  );
}

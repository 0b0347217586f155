import { useTranslation } from 'react-i18next';
import { Badge } from './badge.tsx';

/** How much later it may become before the summit is lost; said in words, repeated by colour. */
export function Slack({ workingDays }: { readonly workingDays: number }) {
  const { t } = useTranslation();
  if (workingDays < 0) return <Badge tone="bad">{t('slack.late', { count: -workingDays })}</Badge>;
  const tone = workingDays < few ? 'warn' : 'good';
  return <Badge tone={tone}>{t('slack.left', { count: workingDays })}</Badge>;
}

/** Under a week one has to look. */
const few = 5;

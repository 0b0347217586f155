import { useTranslation } from 'react-i18next';
import { Note } from '../design/badge.tsx';
import { Button } from '../design/button.tsx';
import { most } from '../bulk/together.ts';

/** How many are chosen, and what to do with them; stays in sight below the list. */
export function ChosenBar({
  count,
  onAnswer,
  onNone,
}: {
  readonly count: number;
  readonly onAnswer: () => void;
  readonly onNone: () => void;
}) {
  const { t } = useTranslation();
  return (
    <section className="chosen-bar row" aria-label={t('bulk.bar')}>
      <span role="status">{t('bulk.chosen', { count })}</span>
      {count > most ? (
        <Note tone="warn">{t('bulk.tooMany', { most })}</Note>
      ) : (
        <Button look="main" onPress={onAnswer}>
          {t('bulk.answer')}
        </Button>
      )}
      <Button look="bare" onPress={onNone}>
        {t('bulk.clear')}
      </Button>
    </section>
  );
}

import { useTranslation } from 'react-i18next';
import { Note } from '../design/badge.tsx';
import { Button } from '../design/button.tsx';
import { annexesIn, annexLines, type Annex } from './annexes.ts';
import type { Editing } from './editing.ts';
import { FilePicker } from './file-field.tsx';
import { useInForce } from './in-force.ts';

/**
 * Files that are decided with the text. Those of the version before go with the new one only where
 * they are named again, so that is said before one is lost.
 */
export function AnnexesField({ matter, words, onChange }: Editing) {
  const { t } = useTranslation();
  const inForce = useInForce(matter);
  const annexes = annexesIn(words.annexes ?? '');
  const has = (hash: string) => annexes.some(({ attachment }) => attachment === hash);
  const lost = (inForce?.annexes ?? []).filter(({ hash }) => !has(hash));
  const keep = (all: readonly Annex[]) => onChange({ ...words, annexes: annexLines(all) });
  const kept = lost.map(({ hash, name }) => ({ attachment: hash, name }));
  return (
    <div className="stack">
      {annexes.length > 0 && (
        <ul aria-label={t('text.annexes')}>
          {annexes.map(({ attachment, name }) => (
            <li key={attachment}>
              {name}{' '}
              <Button
                look="bare"
                aria-label={t('office.annexAway', { name })}
                onPress={() => keep(annexes.filter((one) => one.attachment !== attachment))}
              >
                ×
              </Button>
            </li>
          ))}
        </ul>
      )}
      {lost.length > 0 && (
        <Note tone="warn">
          <p>{t('office.annexesLost', { names: lost.map(({ name }) => name).join(', ') })}</p>
          <Button onPress={() => keep([...annexes, ...kept])}>{t('office.annexesKeep')}</Button>
        </Note>
      )}
      <FilePicker
        label={t('office.annexes')}
        hash=""
        onHandedIn={({ hash: attachment }, name) => {
          if (!has(attachment)) keep([...annexes, { attachment, name }]);
        }}
      />
    </div>
  );
}

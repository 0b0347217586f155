import { useTranslation } from 'react-i18next';
import type { Written } from '../calls/client.ts';
import { positionName } from '../recommendation/position-name.ts';

type Answered = Written<'/api/recommendations/{reference}/acts'>;
type Foreseen = NonNullable<Extract<Answered, { readonly dryRun: true }>['migration']>;

/** What a move to another version of the procedure would keep, begin anew and void. */
export function MigrationForetold({ would }: { readonly would: Answered }) {
  const { t } = useTranslation();
  if (!('migration' in would) || !would.migration) return null;
  const { kept, superseded, reached, gone } = would.migration;
  const lines = [
    { says: 'kept', about: kept.map(({ stage }) => stage) },
    { says: 'superseded', about: superseded.map(({ stage }) => stage) },
    { says: 'reached', about: reached.map(({ stage }) => stage) },
    { says: 'gone', about: gone },
  ] as const;
  return (
    <ul>
      {lines
        .filter(({ about }) => about.length > 0)
        .map(({ says, about }) => (
          <li key={says}>{t(`office.migration.${says}`, { stages: about.join(', ') })}</li>
        ))}
      <Void migration={would.migration} />
    </ul>
  );
}

function Void({ migration }: { readonly migration: Foreseen }) {
  const { t } = useTranslation();
  const answers = migration.void.map(({ body, position }) => {
    const name = positionName(position);
    return `${body} ${name === 'other' ? position : t(`position.${name}`)}`;
  });
  if (answers.length === 0) return null;
  return <li>{t('office.migration.void', { answers: answers.join(', ') })}</li>;
}

import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Answer } from '../calls/client.ts';
import { Note } from '../design/badge.tsx';
import { told } from '../design/time.ts';
import { languageOf, localeOf } from '../language/index.ts';
import { positionName } from '../recommendation/position-name.ts';
import type { Matter } from '../recommendation/recommendation.tsx';
import { reading } from '../shell/queries.ts';
import type { Ask } from './answer.tsx';

type Given = Answer<'/api/recommendations/{reference}/responses'>['items'][number];

/** What this body has on record in this round, by whomever; undefined: nothing that counts. */
export function useGiven({ reference }: Matter, ask: Ask): Given | undefined {
  const { data } = useQuery(reading('/api/recommendations/{reference}/responses', { reference }));
  return data?.items.find(
    ({ stage, round, body, status }) =>
      stage === ask.stage && round === ask.round && body === ask.body && status === 'counted',
  );
}

/** A colleague has answered already, or meanwhile: what is sent now takes the place of that. */
export function AnsweredAlready({ given }: { readonly given: Given | undefined }) {
  const { t } = useTranslation();
  const values = useWords(given);
  if (values === null) return null;
  return (
    <Note tone="warn" isNew>
      <p>{t('answer.already', values)}</p>
    </Note>
  );
}

/** What was sent from here counts no more: the body has answered again since. */
export function AnsweredOtherwise({
  matter,
  ask,
  mine,
}: {
  readonly matter: Matter;
  readonly ask: Ask;
  /** The key of the answer that was sent from here. */
  readonly mine: string;
}) {
  const { t } = useTranslation();
  const given = useGiven(matter, ask);
  const values = useWords(given);
  if (values === null || given?.letter === mine) return null;
  return (
    <p>
      <strong>{t('answer.otherwise', values)}</strong>
    </p>
  );
}

function useWords(given: Given | undefined) {
  const { t, i18n } = useTranslation();
  if (given === undefined) return null;
  const { body, position, person, at } = given;
  const name = positionName(position);
  return {
    body,
    position: name === 'other' ? position : t(`position.${name}`),
    person: person ?? body,
    when: told(at.instant, localeOf(languageOf(i18n)), at.zone),
  };
}

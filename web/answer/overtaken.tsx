import { useTranslation } from 'react-i18next';
import { Note } from '../design/badge.tsx';
import { Button } from '../design/button.tsx';
import type { Matter } from '../recommendation/recommendation.tsx';
import type { Ask } from './answer.tsx';
import { emptyDraft, type Draft } from './drafts.ts';

/** The text became another one while somebody was answering the old one. */
export function ChangedText({
  matter: { text },
  onRead,
}: {
  readonly matter: Matter;
  readonly onRead: () => void;
}) {
  const { t } = useTranslation();
  return (
    <Note tone="warn" isNew>
      <p>{t('answer.changed', { number: text?.version ?? 0 })}</p>
      <p className="row">
        <a className="button" href="#text">
          {t('answer.read')}
        </a>
        <Button onPress={onRead}>{t('answer.haveRead')}</Button>
      </p>
    </Note>
  );
}

/** What was asked is asked no more; what was written for it is shown, so that it can be kept. */
export function ClosedDraft({
  matter,
  ask,
  draft,
  change,
}: {
  readonly matter: Matter;
  readonly ask: Ask;
  readonly draft: Draft;
  readonly change: (draft: Draft) => void;
}) {
  const { t } = useTranslation();
  if (draft.position === null) return null;
  return (
    <Note tone="warn" isNew>
      <p>{t('answer.closed', { stage: ask.title })}</p>
      <p>{t('answer.now', { now: matter.sentence })}</p>
      <p>{t('answer.written')}</p>
      {draft.reason !== '' && <blockquote>{draft.reason}</blockquote>}
      {draft.statement !== '' && <blockquote>{draft.statement}</blockquote>}
      <Button onPress={() => change(emptyDraft)}>{t('answer.discard')}</Button>
    </Note>
  );
}

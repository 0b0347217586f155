import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Fields, lacksReason } from '../answer/fields.tsx';
import { Refusal } from '../answer/refusal.tsx';
import { useDraft } from '../answer/use-draft.ts';
import { emptyDraft, type Draft } from '../answer/drafts.ts';
import { Note } from '../design/badge.tsx';
import { Button } from '../design/button.tsx';
import { Countdown } from '../design/deadline.tsx';
import { Outcomes } from './outcomes.tsx';
import { Previews } from './previews.tsx';
import {
  draftName,
  itemsOf,
  usePreviews,
  useSendingAll,
  type Going,
  type Told,
} from './sending.ts';
import { sharedPositions, type Answerable } from './together.ts';
import '../answer/answer.css';
import './bulk.css';

/** One position on several texts: chosen once, looked at one by one, signed and sent in one go. */
export function BulkAnswer({
  lines: given,
  onBack,
  onSent,
}: {
  readonly lines: readonly Answerable[];
  readonly onBack: () => void;
  /** Some are on record: they need not stay chosen. */
  readonly onSent: () => void;
}) {
  const { t } = useTranslation();
  // What is looked at stays as it was, whatever comes in meanwhile: the API knows if it has changed.
  const [lines] = useState(given);
  const [draft, change] = useDraft(draftName);
  const sending = useSendingAll();
  const [told, setTold] = useState<readonly Told[] | null>(null);
  const send = (going: Going): void =>
    sending.mutate(going, {
      onSuccess: (results) => {
        setTold(results);
        onSent();
      },
    });
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section aria-labelledby="together" className="stack">
      <h1 id="together" ref={heading} tabIndex={-1}>
        {t('bulk.title', { count: lines.length })}
      </h1>
      {told === null ? (
        <Form {...{ lines, draft, change, sending, send }} />
      ) : (
        <Outcomes told={told} {...{ sending, send }} />
      )}
      <p>
        <Button onPress={onBack}>{t('bulk.back')}</Button>
      </p>
    </section>
  );
}

type Writing = {
  readonly lines: readonly Answerable[];
  readonly draft: Draft;
  readonly change: (draft: Draft) => void;
  readonly sending: ReturnType<typeof useSendingAll>;
  readonly send: (going: Going) => void;
};

function Form({ lines, draft, change, sending, send }: Writing) {
  const { t } = useTranslation();
  const preview = usePreviews();
  const positions = sharedPositions(lines);
  const rule = positions.find(({ position }) => position === draft.position);
  const isWhole = rule !== undefined && !lacksReason(rule, draft);
  const edit = (next: Draft): void => {
    preview.reset();
    sending.reset();
    change(next);
  };
  return (
    <form
      className="card answer"
      aria-labelledby="together"
      onSubmit={(event) => {
        event.preventDefault();
        if (isWhole) preview.mutate(itemsOf(lines, draft));
      }}
    >
      <Texts lines={lines} />
      {positions.length === 0 ? (
        <Note tone="warn">{t('bulk.nothingShared')}</Note>
      ) : (
        <Fields ask={{ positions }} draft={draft} onChange={edit} />
      )}
      <p className="quiet small">{t('answer.memory')}</p>
      <Refusal
        error={preview.error ?? sending.error}
        onFresh={() => sending.variables && send(sending.variables)}
      />
      {preview.data === undefined ? (
        <p className="row">
          <Button look="main" type="submit" isDisabled={!isWhole} isPending={preview.isPending}>
            {t('bulk.preview')}
          </Button>
          {draft.position !== null && (
            <Button look="bare" onPress={() => edit(emptyDraft)}>
              {t('answer.discard')}
            </Button>
          )}
        </p>
      ) : (
        <Previews told={preview.data} isPending={sending.isPending} onSend={send}>
          <Button onPress={() => edit(draft)}>{t('answer.back')}</Button>
        </Previews>
      )}
    </form>
  );
}

/** What is answered: which texts, for whom, until when. */
function Texts({ lines }: { readonly lines: readonly Answerable[] }) {
  const { t } = useTranslation();
  return (
    <ol className="plain-list told">
      {lines.map(({ reference, title, body, due, answer: { text } }) => (
        <li key={`${reference} ${body}`} className="row">
          <a href={`/recommendations/${reference}`} target="_blank" rel="noopener">
            {title}
          </a>
          <span className="quiet small">
            {reference} · {t('text.version', { number: text.version })} · {body}
          </span>
          {due !== null && <Countdown due={due} />}
        </li>
      ))}
    </ol>
  );
}

import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Note } from '../design/badge.tsx';
import { Button } from '../design/button.tsx';
import { Countdown, usePassed } from '../design/deadline.tsx';
import { IfSilent } from '../design/if-silent.tsx';
import type { Matter } from '../recommendation/recommendation.tsx';
import { ChangedText, ClosedDraft } from './overtaken.tsx';
import { emptyDraft, type Draft } from './drafts.ts';
import { AnsweredAlready, useGiven } from './other-answer.tsx';
import { Fields, lacksReason, type Editing } from './fields.tsx';
import { useDraft } from './use-draft.ts';
import { Preview } from './preview.tsx';
import { ReceiptToKeep } from './receipt.tsx';
import { Refusal } from './refusal.tsx';
import { usePreview, useSending, type Body } from './sending.ts';
import './answer.css';

export type Ask = Matter['asks'][number];

type Answering = {
  readonly matter: Matter;
  readonly ask: Ask;
  /** Asked still; asked again in a new round, where what is written goes on; or asked no more. */
  readonly is: 'open' | 'asked-again' | 'closed';
};

/** The answer of one body in one stage: written, looked at, sent, and a receipt of it. */
export function Answer({ matter, ask, is }: Answering) {
  const name = `${matter.reference} ${ask.stage} ${ask.body}`;
  const [draft, change] = useDraft(name);
  const sending = useSending(matter.reference, name);
  if (sending.data) return <ReceiptToKeep {...{ matter, ask }} written={sending.data} />;
  if (is === 'asked-again') return null;
  if (is === 'closed') return <ClosedDraft {...{ matter, ask, draft, change }} />;
  if (ask.positions.length === 0 || matter.text === null)
    return <NothingToSign matter={matter} ask={ask} />;
  return <Form {...{ matter, ask, draft, change, sending }} />;
}

/** Asked, but not for a position, or about no text yet: what to do instead. */
function NothingToSign({ matter, ask }: { readonly matter: Matter; readonly ask: Ask }) {
  const { t } = useTranslation();
  const title = t('answer.title', { body: ask.body, stage: ask.title });
  return (
    <section className="card answer no-print" aria-label={title}>
      <h2>{title}</h2>
      <p className="row">
        <Countdown due={ask.deadline} />
        {ask.ifSilent !== null && (
          <IfSilent what={ask.ifSilent} due={ask.deadline} body={ask.body} />
        )}
      </p>
      <p>{t(matter.text === null ? 'answer.noText' : 'answer.byComment')}</p>
    </section>
  );
}

type Written = {
  readonly ask: Ask;
  readonly draft: Draft;
  readonly change: (draft: Draft) => void;
};

function Form({
  matter,
  ask,
  draft,
  change,
  sending,
}: Written & { readonly matter: Matter; readonly sending: ReturnType<typeof useSending> }) {
  const { t } = useTranslation();
  const preview = usePreview(matter.reference);
  const title = useRef<HTMLHeadingElement>(null);
  const isLate = usePassed(ask.deadline);
  const given = useGiven(matter, ask);
  useOvertaken(preview, given?.letter);
  const body = bodyOf(matter, ask, draft);
  const edit = (next: Draft) => {
    preview.reset();
    sending.reset();
    change({ ...next, text: next.text ?? matter.text?.hash ?? null });
  };
  // What is signed is what was looked at, whatever has come in since.
  const looked = preview.data && preview.variables;
  const isChanged = draft.text !== null && draft.text !== matter.text?.hash;
  return (
    <form
      className="card answer"
      aria-label={t('answer.title', { body: ask.body, stage: ask.title })}
      onSubmit={(event) => {
        event.preventDefault();
        if (body) preview.mutate(body);
      }}
    >
      <h2 ref={title} tabIndex={-1}>
        {t('answer.title', { body: ask.body, stage: ask.title })}
      </h2>
      <p className="row">
        <Countdown due={ask.deadline} />
        {ask.ifSilent !== null && (
          <IfSilent what={ask.ifSilent} due={ask.deadline} body={ask.body} />
        )}
      </p>
      <Fields {...{ ask, draft }} onChange={edit} />
      {matter.marking !== null && <p className="quiet small">{t('answer.memory')}</p>}
      {isLate && <Note tone="warn">{t('answer.late')}</Note>}
      {(preview.isPaused || sending.isPaused) && (
        <Note tone="warn" isNew>
          <p>{t(sending.isPaused ? 'answer.offlineSending' : 'answer.offline')}</p>
        </Note>
      )}
      <AnsweredAlready given={given} />
      <Refusal
        error={preview.error ?? sending.error}
        onFresh={() => looked && sending.mutate(looked)}
      />
      {isChanged ? (
        <ChangedText
          matter={matter}
          onRead={() => edit({ ...draft, text: matter.text?.hash ?? null })}
        />
      ) : (
        <Steps
          {...{ matter, ask, draft, body, preview, sending }}
          onChange={(next) => {
            edit(next);
            // The button that was pressed is gone, and the focus would be with it.
            title.current?.focus();
          }}
        />
      )}
    </form>
  );
}

/** What was looked at is not what would be signed once a colleague has answered: looked at anew. */
function useOvertaken(
  { isSuccess, reset }: Pick<ReturnType<typeof usePreview>, 'isSuccess' | 'reset'>,
  letter: string | undefined,
): void {
  const looked = useRef(letter);
  useEffect(() => {
    if (isSuccess && looked.current !== letter) reset();
    looked.current = letter;
  }, [isSuccess, letter, reset]);
}

/** Look first, then sign: never in one step. */
function Steps({
  matter,
  ask,
  draft,
  body,
  preview,
  sending,
  onChange,
}: Editing & {
  readonly matter: Matter;
  readonly ask: Ask;
  readonly body: Body | undefined;
  readonly preview: ReturnType<typeof usePreview>;
  readonly sending: ReturnType<typeof useSending>;
}) {
  const { t } = useTranslation();
  const looked = preview.variables;
  if (preview.data && looked)
    return (
      <Preview would={preview.data} {...{ matter, ask }} position={looked.position}>
        <Button look="main" isPending={sending.isPending} onPress={() => sending.mutate(looked)}>
          {t(sending.isPending ? 'answer.sending' : 'answer.send')}
        </Button>
        <Button onPress={() => onChange({ ...draft })}>{t('answer.back')}</Button>
      </Preview>
    );
  return (
    <p className="row">
      <Button look="main" type="submit" isDisabled={!body} isPending={preview.isPending}>
        {t('answer.preview')}
      </Button>
      {draft.position !== null && (
        <Button look="bare" onPress={() => onChange(emptyDraft)}>
          {t('answer.discard')}
        </Button>
      )}
    </p>
  );
}

/** What would be sent; undefined while something is missing. */
function bodyOf({ text }: Matter, { stage, body, positions }: Ask, draft: Draft): Body | undefined {
  const { position, reason, statement } = draft;
  const rule = positions.find((one) => one.position === position);
  if (text === null || rule === undefined || lacksReason(rule, draft)) return undefined;
  return {
    position: rule.position,
    text: text.hash,
    stage,
    bodies: [body],
    ...(reason.trim() === '' ? {} : { reason }),
    ...(statement.trim() === '' ? {} : { statement }),
  };
}

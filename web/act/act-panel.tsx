import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, type ComponentType, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { keyOf, settle } from '../answer/drafts.ts';
import { Refusal } from '../answer/refusal.tsx';
import { Refused, write, type Sending, type WritePath, type Written } from '../calls/client.ts';
import { Note } from '../design/badge.tsx';
import { Button } from '../design/button.tsx';
import { Tried } from '../design/tried.ts';
import { OnRecord } from './on-record.tsx';

/** What was recorded: what is true now, and the key of its receipt where it has one. */
export type Done = { readonly sentences: readonly string[]; readonly receipt: string | null };

type Given<P extends WritePath> = Omit<Sending<P>, 'key' | 'dryRun'>;

/**
 * An act in two steps: what it would do is asked first, then it is signed and sent. Sent again, the
 * same act keeps its key and has one effect.
 */
export function ActPanel<P extends WritePath>({
  path,
  given,
  label,
  onDone,
  foretell: Foretold,
  children,
}: {
  readonly path: P;
  /** null: something that it needs is not filled in yet. */
  readonly given: Given<P> | null;
  readonly label: string;
  /** It is on record; left out: the panel says so itself, and stays. */
  readonly onDone?: (done: Done) => void;
  /** More of what it would do, where the sentences do not tell it. */
  readonly foretell?: ComponentType<{ readonly would: Written<P> }>;
  /** What is filled in. */
  readonly children?: ReactNode;
}) {
  const { t } = useTranslation();
  const { preview, sending } = useAct(path, given, label, onDone);
  const { form, isTried, lacks } = useTried(given !== null);
  if (sending.data !== undefined)
    return <OnRecord done={doneOf(sending.data)} params={given?.params} isNext />;
  return (
    <form
      ref={form}
      className="card stack"
      aria-label={label}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!lacks()) preview.mutate();
      }}
    >
      <h3>{label}</h3>
      <Tried value={isTried}>{children}</Tried>
      {isTried && given === null && (
        <Note tone="bad" isNew>
          <p>{t('act.lacks')}</p>
        </Note>
      )}
      {(preview.isPaused || sending.isPaused) && (
        <Note tone="warn" isNew>
          <p>{t(sending.isPaused ? 'answer.offlineSending' : 'answer.offline')}</p>
        </Note>
      )}
      <Refusal error={preview.error ?? sending.error} onFresh={() => sending.mutate()} />
      {preview.data === undefined ? (
        <p>
          <Button type="submit" isPending={preview.isPending}>
            {t('answer.preview')}
          </Button>
        </p>
      ) : (
        <Note tone="warn" isNew isNext>
          {sentencesIn(preview.data).length === 0 && <p>{t('act.would')}</p>}
          <ul>
            {sentencesIn(preview.data).map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
          {Foretold !== undefined && <Foretold would={preview.data} />}
          <p className="row">
            <Button look="main" isPending={sending.isPending} onPress={() => sending.mutate()}>
              {t(sending.isPending ? 'answer.sending' : 'answer.send')}
            </Button>
            <Button onPress={() => preview.reset()}>{t('answer.back')}</Button>
          </p>
        </Note>
      )}
    </form>
  );
}

function useAct<P extends WritePath>(
  path: P,
  given: Given<P> | null,
  label: string,
  onDone?: (done: Done) => void,
) {
  const queries = useQueryClient();
  const words = JSON.stringify(given);
  const name = `${path} ${JSON.stringify(given?.params ?? {})} ${label}`;
  const call = (dryRun: boolean): Promise<Written<P>> => {
    if (given === null) return Promise.reject(new Refused(0, 'unexpected', ''));
    const key = dryRun ? crypto.randomUUID() : keyOf(name, words);
    return write(path, { ...given, key, dryRun });
  };
  const preview = useMutation({ mutationFn: () => call(true) });
  const sending = useMutation({
    mutationFn: () => call(false),
    retry: (count, error) => error instanceof Refused && error.isPassing && count < 8,
    retryDelay: (count) => Math.min(500 * 2 ** count, 10_000),
    onSuccess: (written) => {
      settle(name);
      onDone?.(doneOf(written));
    },
    onSettled: () => queries.invalidateQueries(),
  });
  const { reset } = preview;
  // What is signed is what was looked at, wherever on the page the words have changed since.
  const before = useRef(words);
  useEffect(() => {
    if (before.current !== words) reset();
    before.current = words;
  }, [words, reset]);
  return { preview, sending };
}

/** What is lacking is said once somebody has asked to go on, and the first such field has the focus. */
function useTried(isWhole: boolean) {
  const form = useRef<HTMLFormElement>(null);
  // How often: the focus goes there again each time.
  const [tries, setTries] = useState(0);
  useEffect(() => {
    if (tries > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [tries]);
  const lacks = () => {
    if (!isWhole) setTries(tries + 1);
    return !isWhole;
  };
  return { form, isTried: tries > 0, lacks };
}

function doneOf(written: unknown): Done {
  const { key } = fields(fields(written)['accepted']);
  return { sentences: sentencesIn(written), receipt: typeof key === 'string' ? key : null };
}

/** The sentences of what would happen, or of what is true now, whichever the answer has. */
function sentencesIn(answer: unknown): string[] {
  const { would, now } = fields(answer);
  const { events, plan } = fields(would);
  const told = (Array.isArray(events) ? events : []).map((event) => fields(event)['sentence']);
  return [...told, fields(plan)['sentence'], fields(now)['sentence']].filter(
    (sentence) => typeof sentence === 'string',
  );
}

function fields(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { keyOf, settle } from '../answer/drafts.ts';
import { Refusal } from '../answer/refusal.tsx';
import { Refused, write, type Sending, type WritePath, type Written } from '../calls/client.ts';
import { Note } from '../design/badge.tsx';
import { Button } from '../design/button.tsx';

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
  children,
}: {
  readonly path: P;
  /** null: something that it needs is not filled in yet. */
  readonly given: Given<P> | null;
  readonly label: string;
  /** It is on record, with what is true now; left out: the panel says so itself, and stays. */
  readonly onDone?: (sentences: readonly string[]) => void;
  /** What is filled in. */
  readonly children?: ReactNode;
}) {
  const { t } = useTranslation();
  const { preview, sending } = useAct(path, given, label, onDone);
  if (sending.data !== undefined)
    return (
      <Note tone="good" isNew isNext>
        <p>{t('act.done')}</p>
        {sentencesIn(sending.data).map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </Note>
    );
  return (
    <form
      className="card stack"
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        preview.mutate();
      }}
    >
      <h3>{label}</h3>
      {children}
      {(preview.isPaused || sending.isPaused) && (
        <Note tone="warn" isNew>
          <p>{t(sending.isPaused ? 'answer.offlineSending' : 'answer.offline')}</p>
        </Note>
      )}
      <Refusal error={preview.error ?? sending.error} onFresh={() => sending.mutate()} />
      {preview.data === undefined ? (
        <p>
          <Button type="submit" isDisabled={given === null} isPending={preview.isPending}>
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
  onDone?: (sentences: readonly string[]) => void,
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
      onDone?.(sentencesIn(written));
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

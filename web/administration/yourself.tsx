import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { hasDrafts } from '../answer/drafts.ts';
import { Refusal } from '../answer/refusal.tsx';
import { write } from '../calls/client.ts';
import { Badge, Note } from '../design/badge.tsx';
import { Button } from '../design/button.tsx';
import { Day } from '../design/day.tsx';
import { useLeaving } from '../shell/person.tsx';
import { reading } from '../shell/queries.ts';
import { Trouble } from '../shell/trouble.tsx';

/** The reader's own: where they are signed in, and the address for their calendar program. */
export function Yourself() {
  const { t } = useTranslation();
  return (
    <section className="card stack" aria-labelledby="yourself">
      <h2 id="yourself">{t('yourself.title')}</h2>
      <SignIns />
      <Calendar />
    </section>
  );
}

/** A browser that was lost is signed out from here. */
function SignIns() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { data, error } = useQuery(reading('/auth/sessions', {}));
  const everywhere = useLeaving('/auth/sign-out-everywhere');
  const ending = useMutation({
    mutationFn: (session: string) =>
      write('/auth/sessions/end', { params: {}, body: { session }, key: crypto.randomUUID() }),
    onSettled: () => queries.invalidateQueries(),
  });
  return (
    <>
      <h3>{t('yourself.signIns')}</h3>
      {error && <Trouble error={error} />}
      <ul className="plain-list lines">
        {(data?.items ?? []).map(({ id, current, browser, signedInAt }) => (
          <li key={id} className="row">
            <span>
              <span className="small">{browser ?? t('yourself.someBrowser')}</span>{' '}
              <span className="quiet small">
                {t('administration.since')} <Day at={signedInAt} />
              </span>
            </span>
            {current ? (
              <Badge>{t('yourself.here')}</Badge>
            ) : (
              <Button onPress={() => ending.mutate(id)}>{t('administration.end')}</Button>
            )}
          </li>
        ))}
      </ul>
      <Refusal error={ending.error ?? everywhere.error} onFresh={() => everywhere.mutate()} />
      <p>
        <Button
          isPending={everywhere.isPending}
          onPress={() => {
            if (!hasDrafts() || window.confirm(t('shell.signOutDrafts'))) everywhere.mutate();
          }}
        >
          {t('yourself.everywhere')}
        </Button>
      </p>
    </>
  );
}

function Calendar() {
  const { t } = useTranslation();
  const making = useMutation({
    mutationFn: () =>
      write('/api/calendar-feeds', { params: {}, body: {}, key: crypto.randomUUID() }),
  });
  const made = making.data;
  const ending = useMutation({
    mutationFn: (id: string) =>
      write('/api/calendar-feeds/{id}/revocation', {
        params: { id },
        body: {},
        key: crypto.randomUUID(),
      }),
    onSuccess: () => making.reset(),
  });
  return (
    <>
      <h3>{t('yourself.calendar')}</h3>
      <p>{t('yourself.calendarHelp')}</p>
      <Refusal error={making.error ?? ending.error} onFresh={() => making.mutate()} />
      {made === undefined ? (
        <p>
          <Button isPending={making.isPending} onPress={() => making.mutate()}>
            {t('yourself.makeAddress')}
          </Button>
        </p>
      ) : (
        <Note tone="good" isNew isNext>
          <p>{t('yourself.once')}</p>
          <p>
            <code>{addressOf(made.address)}</code>
          </p>
          <Button isPending={ending.isPending} onPress={() => ending.mutate(made.id)}>
            {t('yourself.endAddress')}
          </Button>
        </Note>
      )}
    </>
  );
}

/** Whole, also where the service was not told by which name it is reached. */
function addressOf(address: string | null): string {
  return address === null ? '' : new URL(address, window.location.origin).href;
}

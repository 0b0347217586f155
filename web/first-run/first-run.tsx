import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { roleMay } from '../../domain/policy/may.ts';
import { write } from '../calls/client.ts';
import { Note } from '../design/badge.tsx';
import { Button } from '../design/button.tsx';
import { reading } from '../shell/queries.ts';
import type { Me } from '../shell/session.ts';
import { Trouble } from '../shell/trouble.tsx';

const load = (dryRun: boolean) =>
  write('/api/sample-review', { params: {}, body: {}, key: crypto.randomUUID(), dryRun });

/** Where there is no review yet: how to come by one, for whoever may set one up. */
export function FirstRun({ me }: { readonly me: Me }) {
  const { t } = useTranslation();
  const loading = useMutation({ mutationFn: () => load(false) });
  const hasReview = useReview(loading.isSuccess);
  if (hasReview !== false) return null;
  if (!me.mandates.some(({ role }) => roleMay('open-review', role)))
    return <p>{t('firstRun.nothing')}</p>;
  return (
    <section className="card stack" aria-labelledby="first-run">
      <h2 id="first-run">{t('firstRun.title')}</h2>
      <p>{t('firstRun.what')}</p>
      <p>
        <Link to="/reviews/new" className="button main">
          {t('wizard.title')}
        </Link>
      </p>
      {loading.error !== null && <Trouble error={loading.error} />}
      {loading.isSuccess ? (
        <Note isNew>
          <p>{t('firstRun.loading')}</p>
        </Note>
      ) : (
        <Offer isPending={loading.isPending} onTake={() => loading.mutate()} />
      )}
    </section>
  );
}

/** Whether there is a review; the one that is being loaded is opened once it is there. */
function useReview(isLoading: boolean): boolean | undefined {
  const navigate = useNavigate();
  const { data } = useQuery({
    ...reading('/api/reviews', {}),
    refetchInterval: isLoading ? 1000 : false,
  });
  const id = data?.items[0]?.id;
  useEffect(() => {
    if (isLoading && id !== undefined) void navigate({ to: '/reviews/$id', params: { id } });
  }, [isLoading, id, navigate]);
  return data && id !== undefined;
}

/** Only where the service says that it would: beside real people nobody invents acts of nations. */
function Offer({
  isPending,
  onTake,
}: {
  readonly isPending: boolean;
  readonly onTake: () => void;
}) {
  const { t } = useTranslation();
  const { data } = useQuery({
    queryKey: ['/api/sample-review'],
    queryFn: () => load(true),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (!data) return null;
  return (
    <>
      <p>{t('firstRun.sample')}</p>
      <p>
        <Button isPending={isPending} onPress={onTake}>
          {t('firstRun.load')}
        </Button>
      </p>
    </>
  );
}

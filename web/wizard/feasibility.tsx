import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Refused, write } from '../calls/client.ts';
import { Note } from '../design/badge.tsx';
import { Trouble } from '../shell/trouble.tsx';
import type { ReviewBody } from './draft.ts';

/** Whether the summit can be reached by this route, and when each step would have to be over. */
export function Feasibility({ body }: { readonly body: ReviewBody | null }) {
  const { t } = useTranslation();
  const asked = useSettled(body);
  const { data, error } = useQuery({
    queryKey: ['would-open', asked],
    queryFn: () => wouldOpen(asked),
    enabled: asked !== null,
    placeholderData: keepPreviousData,
    retry: false,
  });
  if (asked === null) return <p className="quiet">{t('wizard.notYet')}</p>;
  if (error) return <Trouble error={error} />;
  if (!data) return null;
  return (
    <Note tone="good" isNew>
      <h2>{t('wizard.holds')}</h2>
      <ol>
        {data.steps.map(({ step, title, due }) => (
          <li key={step}>
            {title}
            {due && <span className="quiet"> · {due.sentence}</span>}
          </li>
        ))}
      </ol>
    </Note>
  );
}

async function wouldOpen(body: ReviewBody | null) {
  if (body === null) throw new Refused(0, 'unexpected', '');
  const key = crypto.randomUUID();
  const would = await write('/api/reviews', { params: {}, body, key, dryRun: true });
  if (!('plan' in would) || !would.plan) throw new Refused(0, 'unexpected', '');
  return would.plan;
}

/** What stands still for a moment while one types; the same words are the same value. */
function useSettled(value: ReviewBody | null): ReviewBody | null {
  const [settled, setSettled] = useState(value);
  const isSame = JSON.stringify(value) === JSON.stringify(settled);
  useEffect(() => {
    if (isSame) return undefined;
    const timer = setTimeout(() => setSettled(value), 400);
    return () => clearTimeout(timer);
  }, [value, isSame]);
  return settled;
}

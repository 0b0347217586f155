import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { hasDrafts, writesHere } from '../answer/drafts.ts';
import { write } from '../calls/client.ts';
import { Button } from '../design/button.tsx';
import type { Me } from './session.ts';

/** Who is signed in, for whom, and the way out. */
export function Person({ me }: { readonly me: Me }) {
  const { t } = useTranslation();
  const leaving = useLeaving();
  const bodies = [...new Set(me.mandates.map(({ body }) => body))];
  return (
    <span className="person row small">
      <span>
        <strong>{me.name ?? me.person}</strong> <span className="quiet">{bodies.join(', ')}</span>
      </span>
      <Button
        isPending={leaving.isPending}
        onPress={() => {
          if (!hasDrafts() || window.confirm(t('shell.signOutDrafts'))) leaving.mutate();
        }}
      >
        {t('shell.signOut')}
      </Button>
    </span>
  );
}

/** Nothing of what was read or written stays in the tab. */
export function useLeaving(
  path: '/auth/sign-out' | '/auth/sign-out-everywhere' = '/auth/sign-out',
) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: () => write(path, { params: {}, body: {}, key: crypto.randomUUID() }),
    onSuccess: async (written) => {
      writesHere(null);
      // Else the next sign-in would go through without asking anybody.
      if (written.issuer !== null) return window.location.assign(written.issuer);
      await navigate({ to: '/' });
      queries.clear();
      await queries.resetQueries();
    },
  });
}

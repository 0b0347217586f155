import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActPanel } from '../act/act-panel.tsx';
import { TextInput } from '../design/field.tsx';
import { reading } from '../shell/queries.ts';
import { useSession } from '../shell/session.ts';
import { Trouble } from '../shell/trouble.tsx';
import { Desks } from './desks.tsx';
import { emptyDraft, neededFor, reviewOf, type Draft, type Setting } from './draft.ts';
import { Feasibility } from './feasibility.tsx';
import { When } from './when.tsx';
import { Who } from './who.tsx';
import './wizard.css';

/** A review is set up, by any route: whether its date can hold is shown while one types. */
export function Wizard() {
  const { t } = useTranslation();
  const session = useSession();
  const own = session.is === 'somebody' ? session.me.mandates : [];
  const [draft, setDraft] = useState<Draft>(emptyDraft);
  const [opened, setOpened] = useState<string | null>(null);
  const set = (more: Partial<Draft>) => setDraft((old) => ({ ...old, ...more }));
  const { data: like } = useQuery({
    ...reading('/api/reviews/{id}', { id: draft.like }),
    enabled: draft.like !== '',
  });
  const { data, error } = useQuery(reading('/api/procedures/{id}', { id: draft.procedure }));
  const procedure = data?.id === draft.procedure ? data : undefined;
  const asks = procedure?.asks;
  const needed = asks && neededFor(draft, asks, like);
  const body =
    procedure && asks && needed?.length === 0
      ? reviewOf(draft, { procedure, like, asks, own })
      : null;
  return (
    <div className="stack">
      <div>
        <h1>{t('wizard.title')}</h1>
        <p>{t('wizard.what')}</p>
      </div>
      <When {...{ draft, set, asks }} />
      {error && <Trouble error={error} />}
      {asks && <Who {...{ draft, set, asks }} />}
      {procedure && asks && <Desks {...{ draft, set, procedure, asks, own }} />}
      <Name {...{ draft, set }} />
      <Feasibility needed={needed} body={body} onDate={(summit) => set({ summit })} />
      <ActPanel
        path="/api/reviews"
        given={body && { params: {}, body }}
        label={t('wizard.open')}
        onDone={() => setOpened(draft.id.trim())}
      />
      {opened !== null && (
        <p>
          <Link to="/reviews/$id" params={{ id: opened }} className="button main">
            {t('wizard.toBoard')}
          </Link>
        </p>
      )}
    </div>
  );
}

function Name({ draft, set }: Setting) {
  const { t } = useTranslation();
  return (
    <section className="card stack" aria-labelledby="name">
      <h2 id="name">{t('wizard.name')}</h2>
      <TextInput
        label={t('administration.id')}
        value={draft.id}
        onChange={(id) => set({ id })}
        hint={t('wizard.idHelp')}
        isRequired
      />
      <TextInput
        label={t('wizard.reviewTitle')}
        value={draft.title}
        onChange={(title) => set({ title })}
        isRequired
      />
    </section>
  );
}

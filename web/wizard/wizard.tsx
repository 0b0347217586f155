import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { CheckboxGroup, Checkbox, Label } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { ActPanel } from '../act/act-panel.tsx';
import { useBodies, type Body } from '../administration/lists.ts';
import { Choice, TextInput } from '../design/field.tsx';
import { reading } from '../shell/queries.ts';
import { Desks } from './desks.tsx';
import { reviewOf, type Draft } from './draft.ts';
import { Feasibility } from './feasibility.tsx';
import './wizard.css';

/** A review is set up: its summit first, because that date cannot move; whether it can hold is shown while one types. */
export function Wizard() {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<Draft>({
    id: '',
    title: '',
    procedure: 'sdpr',
    summit: '',
    zone: 'Europe/Brussels',
    groups: [],
    nations: [],
    offices: {},
    like: '',
  });
  const set = (more: Partial<Draft>) => setDraft((old) => ({ ...old, ...more }));
  const { data: like } = useQuery({
    ...reading('/api/reviews/{id}', { id: draft.like }),
    enabled: draft.like !== '',
  });
  const body = reviewOf(draft, like);
  return (
    <div className="stack">
      <div>
        <h1>{t('wizard.title')}</h1>
        <p>{t('wizard.what')}</p>
      </div>
      <section className="card stack" aria-labelledby="when">
        <h2 id="when">{t('wizard.when')}</h2>
        <TextInput
          label={t('wizard.summit')}
          type="datetime-local"
          value={draft.summit}
          onChange={(summit) => set({ summit })}
          hint={t('wizard.summitHelp')}
          isRequired
        />
        <TextInput
          label={t('wizard.zone')}
          value={draft.zone}
          onChange={(zone) => set({ zone })}
          hint={t('wizard.zoneHelp')}
          isRequired
        />
        <RouteChoice draft={draft} set={set} />
      </section>
      <Who draft={draft} set={set} />
      <Desks draft={draft} set={set} />
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
      <Feasibility body={body} />
      <ActPanel path="/api/reviews" given={body && { params: {}, body }} label={t('wizard.open')} />
    </div>
  );
}

type Setting = { readonly draft: Draft; readonly set: (more: Partial<Draft>) => void };

function RouteChoice({ draft, set }: Setting) {
  const { t } = useTranslation();
  const procedures = useQuery(reading('/api/procedures', {}));
  const reviews = useQuery(reading('/api/reviews', {}));
  const newest = new Map((procedures.data?.items ?? []).map((one) => [one.id, one.title]));
  return (
    <>
      <Choice
        label={t('wizard.route')}
        value={draft.procedure}
        options={[...newest].map(([value, label]) => ({ value, label }))}
        onChange={(procedure) => set({ procedure })}
      />
      <Choice
        label={t('wizard.like')}
        value={draft.like}
        options={(reviews.data?.items ?? []).map(({ id, title }) => ({
          value: id,
          label: `${id} · ${title}`,
        }))}
        onChange={(like) => set({ like })}
      />
    </>
  );
}

function Who({ draft, set }: Setting) {
  const { t } = useTranslation();
  const { items } = useBodies();
  const of = (kind: Body['kind']) => items.filter((one) => one.kind === kind);
  return (
    <section className="card stack" aria-labelledby="who">
      <h2 id="who">{t('wizard.who')}</h2>
      <Ticks
        label={t('wizard.groups')}
        bodies={of('working-group')}
        value={draft.groups}
        onChange={(groups) => set({ groups })}
      />
      <Ticks
        label={t('wizard.nations')}
        bodies={of('nation')}
        value={draft.nations}
        onChange={(nations) => set({ nations })}
      />
    </section>
  );
}

function Ticks({
  label,
  bodies,
  value,
  onChange,
}: {
  readonly label: string;
  readonly bodies: readonly Body[];
  readonly value: readonly string[];
  readonly onChange: (value: string[]) => void;
}) {
  return (
    <CheckboxGroup value={[...value]} onChange={onChange}>
      <Label>{label}</Label>
      <div className="ticks">
        {bodies.map(({ id, name }) => (
          <Checkbox key={id} value={id} className="tick">
            <span className="box" aria-hidden="true" />
            {id} <span className="quiet small">{name}</span>
          </Checkbox>
        ))}
      </div>
    </CheckboxGroup>
  );
}

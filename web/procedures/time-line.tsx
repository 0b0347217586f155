import { Checkbox, Input, Label, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Button } from '../design/button.tsx';
import { Flag } from '../design/flag.tsx';
import { Handle } from '../design/handle.tsx';
import { told } from '../design/time.ts';
import { languageOf, localeOf } from '../language/index.ts';
import { positionName } from '../recommendation/position-name.ts';
import { bodyActs, instantAt, minutesTo, type Drafted, type Said } from './case.ts';
import type { Asked } from './definition.ts';

type Change = (change: (draft: Drafted) => Drafted) => void;

/** Each answer is a handle on a line of its own, from the start to some time after the expiry. */
export function TimeLine({
  draft,
  change,
  decision,
  facts,
  deadline,
}: {
  readonly draft: Drafted;
  readonly change: Change;
  readonly decision: Asked;
  readonly facts: readonly { readonly fact: string; readonly label: string }[];
  readonly deadline: unknown;
}) {
  const { t } = useTranslation();
  const expiry = typeof deadline === 'string' ? minutesTo(draft.start, deadline) : 7 * 24 * 60;
  const silent = draft.electorate.filter((body) => !draft.events.some((one) => one.body === body));
  return (
    <div className="stack">
      <div className="row">
        <Start draft={draft} change={change} />
        <Electorate draft={draft} change={change} />
      </div>
      <Facts draft={draft} change={change} facts={facts} />
      <ol className="plain-list lines" aria-label={t('simulator.lines')}>
        {draft.events.map((event) => (
          <li key={event.id}>
            <Line
              event={event}
              draft={draft}
              change={change}
              positions={decision.positions}
              expiry={expiry}
            />
          </li>
        ))}
      </ol>
      <p>
        <Button onPress={() => change((old) => withAnswer(old, decision, silent[0], expiry))}>
          {t('simulator.add')}
        </Button>
      </p>
    </div>
  );
}

function withAnswer(
  old: Drafted,
  { positions }: Asked,
  body: string | undefined,
  expiry: number,
): Drafted {
  const answer: Said = {
    id: crypto.randomUUID(),
    body: body ?? old.electorate[0] ?? '',
    position: positions.find((one) => one === 'object') ?? positions[0] ?? '',
    minutes: Math.round(expiry / 2),
  };
  return { ...old, events: [...old.events, answer] };
}

function Start({ draft, change }: { readonly draft: Drafted; readonly change: Change }) {
  const { t } = useTranslation();
  return (
    <TextField
      className="field"
      type="datetime-local"
      value={draft.start.slice(0, 16)}
      onChange={(value) => {
        const at = Date.parse(`${value}Z`);
        if (!Number.isNaN(at)) change((old) => ({ ...old, start: new Date(at).toISOString() }));
      }}
    >
      <Label>{t('simulator.start')}</Label>
      <Input />
    </TextField>
  );
}

function Electorate({ draft, change }: { readonly draft: Drafted; readonly change: Change }) {
  const { t } = useTranslation();
  return (
    <TextField
      className="field grows"
      defaultValue={draft.electorate.join(' ')}
      onChange={(value) => {
        const bodies = [...new Set(value.split(/[\s,]+/).filter((body) => body !== ''))];
        change((old) => ({ ...old, electorate: bodies }));
      }}
    >
      <Label>{t('simulator.electorate')}</Label>
      <Input spellCheck="false" autoComplete="off" />
    </TextField>
  );
}

function Facts({
  draft,
  change,
  facts,
}: {
  readonly draft: Drafted;
  readonly change: Change;
  readonly facts: readonly { readonly fact: string; readonly label: string }[];
}) {
  const { t } = useTranslation();
  if (facts.length === 0) return null;
  return (
    <fieldset className="facts">
      <legend>{t('simulator.facts')}</legend>
      {facts.map(({ fact, label }) => (
        <Checkbox
          key={fact}
          className="tick"
          isSelected={draft.facts[fact] ?? false}
          onChange={(is) => change((old) => ({ ...old, facts: { ...old.facts, [fact]: is } }))}
        >
          <span className="box" aria-hidden="true" />
          <code>{fact}</code>{' '}
          <span className="quiet small" lang="en">
            {t('simulator.otherwise', { label })}
          </span>
        </Checkbox>
      ))}
    </fieldset>
  );
}

function Line({
  event,
  draft,
  change,
  positions,
  expiry,
}: {
  readonly event: Said;
  readonly draft: Drafted;
  readonly change: Change;
  readonly positions: readonly string[];
  readonly expiry: number;
}) {
  const { t, i18n } = useTranslation();
  const most = Math.max(Math.round(expiry * 1.25), 60);
  const set = (more: Partial<Said>) =>
    change((old) => ({
      ...old,
      events: old.events.map((one) => (one.id === event.id ? { ...one, ...more } : one)),
    }));
  const name = (position: string) => {
    const known = positionName(position);
    return known === 'other' ? position : t(`position.${known}`);
  };
  const when = told(instantAt(draft.start, event.minutes), localeOf(languageOf(i18n)), 'UTC');
  return (
    <div className="event-line">
      <span className="row">
        <Flag body={event.body} />
        <select
          className="button"
          aria-label={t('simulator.body')}
          value={event.body}
          onChange={({ target }) => set({ body: target.value })}
        >
          {[...new Set([event.body, ...draft.electorate])].map((body) => (
            <option key={body}>{body}</option>
          ))}
        </select>
        <select
          className="button"
          aria-label={t('simulator.position')}
          value={event.position}
          onChange={({ target }) => set({ position: target.value })}
        >
          {positions.map((position) => (
            <option key={position} value={position}>
              {name(position)}
            </option>
          ))}
          <optgroup label={t('simulator.acts')}>
            {bodyActs.map((act) => (
              <option key={act} value={`act:${act}`}>
                {t(`simulator.does.${act}`)}
              </option>
            ))}
          </optgroup>
        </select>
        <Button
          aria-label={t('simulator.remove', { body: event.body })}
          onPress={() =>
            change((old) => ({ ...old, events: old.events.filter(({ id }) => id !== event.id) }))
          }
        >
          ✕
        </Button>
      </span>
      <div className="slider">
        <div className="track">
          <span className="expiry" style={{ insetInlineStart: `${(expiry / most) * 100}%` }} />
          <Handle
            label={t('simulator.when', { body: event.body })}
            text={`${when} UTC`}
            value={Math.min(event.minutes, most)}
            most={most}
            step={15}
            leap={24 * 60}
            onChange={(minutes) => set({ minutes })}
          />
        </div>
      </div>
      <span className={event.minutes > expiry ? 'small late' : 'small quiet'}>{when} UTC</span>
    </div>
  );
}

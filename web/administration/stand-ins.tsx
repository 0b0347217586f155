import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mayAny } from '../../domain/policy/may.ts';
import { ActPanel } from '../act/act-panel.tsx';
import { Button } from '../design/button.tsx';
import { Choice, TextInput } from '../design/field.tsx';
import { reading } from '../shell/queries.ts';
import { useSession } from '../shell/session.ts';
import { Trouble } from '../shell/trouble.tsx';
import { usePeople } from './lists.ts';
import { Term } from './term.tsx';

/** Who stands in for whom at a body, and lending one's own mandate for a time. */
export function StandIns({ body }: { readonly body: string }) {
  const { t } = useTranslation();
  const { data, error } = useQuery(reading('/api/stand-ins', { query: { body } }));
  const session = useSession();
  const people = usePeople();
  const [ending, setEnding] = useState<string | null>(null);
  const me = session.is === 'somebody' ? session.me : null;
  const mayEnd = (principal: string | null) =>
    me !== null && mayAny('end-stand-in', me.mandates, { body, own: principal === me.person });
  const nameOf = (id: string) => people.items.find((one) => one.id === id)?.name ?? id;
  return (
    <section className="card stack" aria-labelledby="stand-ins">
      <h2 id="stand-ins">{t('administration.standIns', { body })}</h2>
      {error && <Trouble error={error} />}
      {data?.items.length === 0 && <p className="quiet">{t('administration.noStandIns')}</p>}
      <ul className="plain-list lines">
        {(data?.items ?? []).map(({ id, person, principal, from, until }) => (
          <li key={id}>
            <p className="row">
              <strong>{nameOf(person)}</strong>
              {principal !== null && (
                <span>{t('administration.standsIn', { name: nameOf(principal) })}</span>
              )}
              <Term from={from} until={until} />
              {mayEnd(principal) && (
                <Button onPress={() => setEnding(ending === id ? null : id)}>
                  {t('administration.end')}
                </Button>
              )}
            </p>
            {ending === id && (
              <ActPanel
                path="/api/stand-ins/{id}/revocation"
                given={{ params: { id }, body: {} }}
                label={t('administration.endStandIn', { name: nameOf(person) })}
              />
            )}
          </li>
        ))}
      </ul>
      <Lend body={body} />
    </section>
  );
}

function Lend({ body }: { readonly body: string }) {
  const { t } = useTranslation();
  const session = useSession();
  const people = usePeople();
  const [person, setPerson] = useState('');
  const [until, setUntil] = useState('');
  const [reason, setReason] = useState('');
  const me = session.is === 'somebody' ? session.me : null;
  const mine = me?.mandates.find((one) => one.body === body && one.lentFrom === null);
  if (!mine) return null;
  const end = Date.parse(until);
  const isWhole = person !== '' && !Number.isNaN(end) && reason.trim() !== '';
  const given = {
    mandate: mine.id,
    person,
    until: isWhole ? new Date(end).toISOString() : '',
    reason,
  };
  return (
    <details>
      <summary>{t('administration.lend')}</summary>
      <ActPanel
        path="/api/stand-ins"
        given={isWhole ? { params: {}, body: given } : null}
        label={t('administration.lend')}
      >
        <Choice
          label={t('administration.person')}
          value={person}
          options={people.items
            .filter(({ id }) => id !== me?.person)
            .map(({ id, name }) => ({ value: id, label: `${name} (${id})` }))}
          onChange={setPerson}
          isRequired
        />
        <TextInput
          label={t('administration.untilWhen')}
          type="datetime-local"
          value={until}
          onChange={setUntil}
          isRequired
        />
        <TextInput label={t('administration.why')} value={reason} onChange={setReason} isRequired />
      </ActPanel>
    </details>
  );
}

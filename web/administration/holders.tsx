import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mayAny, mayAppoint } from '../../domain/policy/may.ts';
import { roles } from '../../domain/policy/roles.ts';
import type { Role } from '../../domain/actor.ts';
import { ActPanel } from '../act/act-panel.tsx';
import { Button } from '../design/button.tsx';
import { Choice } from '../design/field.tsx';
import { reading } from '../shell/queries.ts';
import { useSession } from '../shell/session.ts';
import { Trouble } from '../shell/trouble.tsx';
import { HandOver } from './hand-over.tsx';
import { usePeople } from './lists.ts';
import { Term } from './term.tsx';

/** A program gets its mandate with its service account. */
const granted = roles.filter((role) => role !== 'service');

/** Who acts for a body now; giving a mandate and ending one, for whoever may. */
export function Holders({ body }: { readonly body: string }) {
  const { t } = useTranslation();
  const session = useSession();
  const { data, error } = useQuery(reading('/api/mandates', { query: { body } }));
  const people = usePeople();
  const [ending, setEnding] = useState<string | null>(null);
  const [handing, setHanding] = useState<string | null>(null);
  const mandates = session.is === 'somebody' ? session.me.mandates : [];
  const mayGrant = mayAny('grant-mandate', mandates, { body });
  const mayRevoke = mayAny('revoke-mandate', mandates, { body });
  const mayHandOver = (role: Role) =>
    mandates.some((held) => mayAppoint('hand-over-mandate', held, { body, role }));
  const nameOf = (id: string) => people.items.find((one) => one.id === id)?.name ?? id;
  return (
    <>
      <h3>{t('administration.holders', { body })}</h3>
      {error && <Trouble error={error} />}
      <ul className="plain-list lines">
        {(data?.items ?? []).map(({ id, person, role, from, until, principal }) => (
          <li key={id}>
            <p className="row">
              <strong>{nameOf(person)}</strong>
              <span>{t(`role.${role}`)}</span>
              <Term from={from} until={until} />
              {principal !== null && (
                <span>{t('administration.standsIn', { name: nameOf(principal) })}</span>
              )}
              {principal === null && mayHandOver(role) && (
                <Button
                  aria-expanded={handing === id}
                  onPress={() => setHanding(handing === id ? null : id)}
                >
                  {t('administration.handOver')}
                </Button>
              )}
              {mayRevoke && (
                <Button onPress={() => setEnding(ending === id ? null : id)}>
                  {t('administration.end')}
                </Button>
              )}
            </p>
            {handing === id && (
              <HandOver
                mandate={{ id, person }}
                label={t('administration.handOverOf', { name: nameOf(person), body })}
                onDone={() => setHanding(null)}
              />
            )}
            {ending === id && (
              <ActPanel
                path="/api/mandates/{id}/revocation"
                given={{ params: { id }, body: {} }}
                label={t('administration.endOf', { name: nameOf(person), body })}
              />
            )}
          </li>
        ))}
      </ul>
      {mayGrant && <Grant body={body} />}
    </>
  );
}

function Grant({ body }: { readonly body: string }) {
  const { t } = useTranslation();
  const people = usePeople();
  const [person, setPerson] = useState('');
  const [role, setRole] = useState<Role>('delegate');
  return (
    <details>
      <summary>{t('administration.grant', { body })}</summary>
      <ActPanel
        path="/api/mandates"
        given={person === '' ? null : { params: {}, body: { person, body, role } }}
        label={t('administration.grant', { body })}
      >
        <Choice
          label={t('administration.person')}
          value={person}
          options={people.items.map(({ id, name }) => ({ value: id, label: `${name} (${id})` }))}
          onChange={setPerson}
          isRequired
        />
        <Choice
          label={t('administration.role')}
          value={role}
          options={granted.map((one) => ({ value: one, label: t(`role.${one}`) }))}
          onChange={setRole}
        />
      </ActPanel>
    </details>
  );
}

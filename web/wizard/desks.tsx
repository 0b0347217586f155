import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { deskRoles } from '../../domain/policy/roles.ts';
import { useBodies, usePeople, type Body } from '../administration/lists.ts';
import { Choice } from '../design/field.tsx';
import { useOffice } from '../design/office.ts';
import { reading } from '../shell/queries.ts';
import {
  deskOf,
  desksToFill,
  usualRole,
  type Desk,
  type Procedure,
  type Setting,
  type Sitting,
} from './draft.ts';

/** Who sits at the desks that the procedure names, where they are not taken from another review. */
export function Desks({
  draft,
  set,
  procedure,
  ...sitting
}: Setting & Sitting & { readonly procedure: Procedure }) {
  const { t } = useTranslation();
  const { items } = useBodies();
  const named = desksToFill(procedure);
  if (draft.like !== '' || named.length === 0) return null;
  return (
    <section className="card stack" aria-labelledby="desks">
      <h2 id="desks">{t('wizard.desks')}</h2>
      <p>{t('wizard.desksHelp')}</p>
      {named.map((id) => (
        <DeskChoice
          key={id}
          id={id}
          desk={deskOf(draft, id, sitting)}
          bodies={items}
          put={(desk) => set({ offices: { ...draft.offices, [id]: desk } })}
        />
      ))}
    </section>
  );
}

function DeskChoice({
  id,
  desk,
  bodies,
  put,
}: {
  readonly id: string;
  readonly desk: Desk;
  readonly bodies: readonly Body[];
  readonly put: (desk: Desk) => void;
}) {
  const { t } = useTranslation();
  const office = useOffice();
  return (
    <fieldset className="desk">
      <legend>{office(id)}</legend>
      <div className="row">
        <Choice
          label={t('administration.body')}
          value={desk.body}
          options={bodies.map((one) => ({ value: one.id, label: `${one.id} · ${one.name}` }))}
          onChange={(body) => put({ body, role: usualRole(id) })}
        />
        <Choice
          label={t('administration.role')}
          value={desk.role}
          options={deskRoles.map((role) => ({ value: role, label: t(`role.${role}`) }))}
          onChange={(role) => put({ ...desk, role })}
        />
      </div>
      {desk.body !== '' && <Holder {...desk} />}
    </fieldset>
  );
}

/** Who that is now; where it is nobody, which roles somebody holds there. */
function Holder({ body, role }: Desk) {
  const { t } = useTranslation();
  const { data } = useQuery(reading('/api/mandates', { query: { body } }));
  const people = usePeople();
  if (data === undefined) return null;
  const names = data.items
    .filter((one) => one.role === role)
    .map(({ person }) => people.items.find(({ id }) => id === person)?.name ?? person);
  const held = [...new Set(data.items.map((one) => one.role))].map((one) => t(`role.${one}`));
  if (names.length > 0) return <p className="quiet small">{names.join(', ')}</p>;
  return (
    <p className="small">
      {held.length === 0
        ? t('wizard.nobodyThere', { body })
        : t('wizard.nobodyInRole', { body, roles: held.join(', ') })}
    </p>
  );
}

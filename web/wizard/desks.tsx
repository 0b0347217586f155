import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { deskRoles, isRole } from '../../domain/policy/roles.ts';
import { useBodies } from '../administration/lists.ts';
import { Choice } from '../design/field.tsx';
import { useOffice } from '../design/office.ts';
import { reading } from '../shell/queries.ts';
import type { Desk, Draft } from './draft.ts';

/** Each working group has these by itself, and an authority comes with the text. */
const known: ReadonlySet<string> = new Set([
  'working-group-chair',
  'chair',
  'action-officer',
  'authority',
]);

/** Who sits at the desks that the procedure names, where they are not taken from another review. */
export function Desks({
  draft,
  set,
}: {
  readonly draft: Draft;
  readonly set: (more: Partial<Draft>) => void;
}) {
  const { t } = useTranslation();
  const office = useOffice();
  const { items } = useBodies();
  const { data } = useQuery(reading('/api/procedures/{id}', { id: draft.procedure }));
  const named = (data?.offices ?? []).filter((id) => !known.has(id));
  if (draft.like !== '' || named.length === 0) return null;
  const put = (id: string, desk: Desk) => set({ offices: { ...draft.offices, [id]: desk } });
  return (
    <section className="card stack" aria-labelledby="desks">
      <h2 id="desks">{t('wizard.desks')}</h2>
      <p>{t('wizard.desksHelp')}</p>
      {named.map((id) => {
        const desk = draft.offices[id] ?? { body: '', role: usualRole(id) };
        return (
          <fieldset key={id} className="desk row">
            <legend>{office(id)}</legend>
            <Choice
              label={t('administration.body')}
              value={desk.body}
              options={items.map((one) => ({ value: one.id, label: `${one.id} · ${one.name}` }))}
              onChange={(body) => put(id, { ...desk, body })}
            />
            <Choice
              label={t('administration.role')}
              value={desk.role}
              options={deskRoles.map((role) => ({ value: role, label: t(`role.${role}`) }))}
              onChange={(role) => put(id, { ...desk, role })}
            />
          </fieldset>
        );
      })}
    </section>
  );
}

/** The role that an office is usually held in, by its name. */
function usualRole(office: string): Desk['role'] {
  if (isRole(office)) return office;
  return office.endsWith('-chair') ? 'chair' : 'expert';
}

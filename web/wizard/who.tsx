import { useTranslation } from 'react-i18next';
import { mayAny } from '../../domain/policy/may.ts';
import { BodyForm } from '../administration/body-form.tsx';
import { useElectorate } from '../design/asked-names.ts';
import { useSession } from '../shell/session.ts';
import { BodiesChoice } from './bodies-choice.tsx';
import { ofGroup, type Asks, type Setting } from './draft.ts';

/** Who writes the texts, and who is asked about them: nations, or whoever the route is for. */
export function Who({ draft, set, asks }: Setting & { readonly asks: Asks }) {
  const { t } = useTranslation();
  const session = useSession();
  const electorate = useElectorate();
  const { groups, members, electorates, like } = draft;
  const hasMembers = asks.electorates.some(({ role }) => role === ofGroup);
  const mayKeep = session.is === 'somebody' && mayAny('keep-body', session.me.mandates);
  return (
    <section className="card stack" aria-labelledby="who">
      <h2 id="who">{t('wizard.who')}</h2>
      <BodiesChoice
        label={t('wizard.groups')}
        help={t('wizard.groupsHelp')}
        likely={['working-group']}
        value={groups}
        onChange={(next) => set({ groups: next })}
      />
      {hasMembers &&
        groups.map((group) => (
          <BodiesChoice
            key={group}
            label={t('wizard.members', { group })}
            help={t('wizard.membersHelp', { group })}
            likely={[]}
            value={members[group] ?? []}
            onChange={(next) => set({ members: { ...members, [group]: next } })}
          />
        ))}
      {asks.electorates
        .filter(({ role }) => role !== ofGroup)
        .map(({ role, stages }) => (
          <BodiesChoice
            key={role}
            label={t('wizard.asked', { who: electorate(role) })}
            help={t(like === '' ? 'wizard.askedIn' : 'wizard.askedLike', {
              stages: stages.join(', '),
            })}
            likely={/nations|states/.test(role) ? ['nation'] : ['committee', 'office', 'agency']}
            value={electorates[role] ?? []}
            onChange={(next) => set({ electorates: { ...electorates, [role]: next } })}
          />
        ))}
      {mayKeep && <BodyForm />}
    </section>
  );
}

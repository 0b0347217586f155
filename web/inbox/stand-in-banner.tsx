import { useTranslation } from 'react-i18next';
import { Note } from '../design/badge.tsx';
import { toldWithCity, useCity } from '../design/city.ts';
import { languageOf, localeOf } from '../language/index.ts';
import type { Me } from '../shell/session.ts';

/** In whose place one acts, and who acts in one's own place, each until when. */
export function StandInBanner({ me }: { readonly me: Me }) {
  if (me.standIns.length === 0) return null;
  return (
    <Note tone="warn">
      <ul className="plain-list">
        {me.standIns.map((one) => (
          <li key={one.id}>
            <StandIn one={one} me={me} />
          </li>
        ))}
      </ul>
    </Note>
  );
}

function StandIn({ one, me }: { readonly one: Me['standIns'][number]; readonly me: Me }) {
  const { t, i18n } = useTranslation();
  const city = useCity();
  const { body, role, person, principal, until } = one;
  const isMine = person.id === me.person;
  const words = { body, role: t(`role.${role}`), name: isMine ? principal.name : person.name };
  if (until === null) return t(isMine ? 'standIn.youActOpen' : 'standIn.forYouOpen', words);
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const when = toldWithCity({ ...until, zone }, localeOf(languageOf(i18n)), city(zone));
  return t(isMine ? 'standIn.youAct' : 'standIn.forYou', { ...words, when });
}

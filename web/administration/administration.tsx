import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mayAny, roleMay } from '../../domain/policy/may.ts';
import { Choice } from '../design/field.tsx';
import { useBodies } from './lists.ts';
import { useSession } from '../shell/session.ts';
import { Trouble, Waiting } from '../shell/trouble.tsx';
import { Authorisations } from './authorisations.tsx';
import { BodyCalendar } from './body-calendar.tsx';
import { BodyForm } from './body-form.tsx';
import { Holders } from './holders.tsx';
import { People } from './people.tsx';
import { Redactions } from './redactions.tsx';
import { StandIns } from './stand-ins.tsx';
import { Yourself } from './yourself.tsx';
import './administration.css';

/** Bodies, people, who acts for whom, and a new review; each part for whoever may. */
export function Administration() {
  const { t } = useTranslation();
  const session = useSession();
  const bodies = useBodies();
  const [body, setBody] = useState('');
  if (session.is !== 'somebody') return <Waiting />;
  const { mandates } = session.me;
  const chosen = body === '' ? (mandates[0]?.body ?? '') : body;
  return (
    <div className="stack">
      <h1>{t('administration.title')}</h1>
      {mandates.some(({ role }) => roleMay('open-review', role)) && (
        <p>
          <Link to="/reviews/new" className="button main">
            {t('wizard.title')}
          </Link>
        </p>
      )}
      {bodies.error !== null && <Trouble error={bodies.error} />}
      <section className="card stack" aria-labelledby="bodies">
        <h2 id="bodies">{t('administration.bodies')}</h2>
        <Choice
          label={t('administration.body')}
          value={chosen}
          options={bodies.items.map(({ id, name }) => ({ value: id, label: `${id} · ${name}` }))}
          onChange={setBody}
        />
        {chosen !== '' && <Holders key={chosen} body={chosen} />}
        {mayAny('keep-body', mandates) && <BodyForm />}
      </section>
      {chosen !== '' && <StandIns body={chosen} />}
      {chosen !== '' && <Authorisations key={`${chosen} letters`} body={chosen} />}
      {bodies.items
        .filter(({ id }) => id === chosen)
        .map((one) => (
          <BodyCalendar key={one.id} body={one} />
        ))}
      {mayAny('read-people', mandates) && <People mayKeep={mayAny('keep-person', mandates)} />}
      <Redactions />
      <Yourself />
    </div>
  );
}

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActPanel } from '../act/act-panel.tsx';
import { TextInput } from '../design/field.tsx';
import { Trouble } from '../shell/trouble.tsx';
import { usePeople } from './lists.ts';

/** Everybody who may be known of, and a form to add one. */
export function People({ mayKeep }: { readonly mayKeep: boolean }) {
  const { t } = useTranslation();
  const { items, error } = usePeople();
  const [wanted, setWanted] = useState('');
  const found = items.filter(({ id, name }) =>
    `${id} ${name}`.toLocaleLowerCase().includes(wanted.toLocaleLowerCase()),
  );
  return (
    <section className="card stack" aria-labelledby="people">
      <h2 id="people">{t('administration.people')}</h2>
      {error !== null && <Trouble error={error} />}
      <TextInput label={t('administration.find')} value={wanted} onChange={setWanted} />
      <p className="quiet small" role="status">
        {t('administration.found', { count: found.length })}
      </p>
      <ul className="plain-list people">
        {found.slice(0, 60).map(({ id, name }) => (
          <li key={id}>
            {name} <span className="quiet small">{id}</span>
          </li>
        ))}
      </ul>
      {mayKeep && <PersonForm />}
    </section>
  );
}

function PersonForm() {
  const { t } = useTranslation();
  const [id, setId] = useState('');
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const isWhole = id.trim() !== '' && name.trim() !== '';
  const body = { id: id.trim(), name: name.trim(), email: email.trim() || null };
  return (
    <details>
      <summary>{t('administration.addPerson')}</summary>
      <ActPanel
        path="/api/people"
        given={isWhole ? { params: {}, body } : null}
        label={t('administration.addPerson')}
      >
        <TextInput
          label={t('administration.id')}
          value={id}
          onChange={setId}
          hint={t('administration.personIdHelp')}
          isRequired
        />
        <TextInput label={t('administration.name')} value={name} onChange={setName} isRequired />
        <TextInput
          label={t('administration.email')}
          type="email"
          value={email}
          onChange={setEmail}
        />
      </ActPanel>
    </details>
  );
}

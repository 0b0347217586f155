import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mayAny } from '../../domain/policy/may.ts';
import { ActPanel } from '../act/act-panel.tsx';
import { Button } from '../design/button.tsx';
import { Choice, TextInput, TextLines } from '../design/field.tsx';
import { reading } from '../shell/queries.ts';
import { useSession } from '../shell/session.ts';
import { Trouble } from '../shell/trouble.tsx';
import { useBodies } from './lists.ts';
import { Term } from './term.tsx';

/** Which bodies' letters may speak for this one, by a letter of its own. */
export function Authorisations({ body }: { readonly body: string }) {
  const { t } = useTranslation();
  const session = useSession();
  const { data, error } = useQuery(reading('/api/authorisations', {}));
  const [ending, setEnding] = useState<string | null>(null);
  const mandates = session.is === 'somebody' ? session.me.mandates : [];
  const isTheirs = (act: 'give-authorisation' | 'end-authorisation', of: string) =>
    mayAny(act, mandates, { body: of });
  const shown = (data?.items ?? []).filter(
    (one) => (one.body === body || one.speaker === body) && one.revokedAt === null,
  );
  if (shown.length === 0 && !isTheirs('give-authorisation', body)) return null;
  return (
    <section className="card stack" aria-labelledby="authorisations">
      <h2 id="authorisations">{t('administration.authorisations', { body })}</h2>
      {error && <Trouble error={error} />}
      {data && shown.length === 0 && (
        <p className="quiet">{t('administration.noAuthorisations')}</p>
      )}
      <ul className="plain-list lines">
        {shown.map(({ id, body: of, speaker, text, from, until, reference, review }) => (
          <li key={id}>
            <p className="row">
              <strong>{t('administration.speaksFor', { speaker, body: of })}</strong>
              {(reference ?? review) !== null && <span>{reference ?? review}</span>}
              <Term from={from} until={until} />
              {isTheirs('end-authorisation', of) && (
                <Button
                  aria-expanded={ending === id}
                  onPress={() => setEnding(ending === id ? null : id)}
                >
                  {t('administration.end')}
                </Button>
              )}
            </p>
            {text !== null && <blockquote>{text}</blockquote>}
            {ending === id && (
              <ActPanel
                path="/api/authorisations/{id}/revocation"
                given={{ params: { id }, body: {} }}
                label={t('administration.endAuthorisation', { speaker, body: of })}
              />
            )}
          </li>
        ))}
      </ul>
      {isTheirs('give-authorisation', body) && <Give body={body} />}
    </section>
  );
}

function Give({ body }: { readonly body: string }) {
  const { t } = useTranslation();
  const bodies = useBodies();
  const [speaker, setSpeaker] = useState('');
  const [text, setText] = useState('');
  const [until, setUntil] = useState('');
  const [reference, setReference] = useState('');
  const end = Date.parse(until);
  const isWhole = speaker !== '' && text.trim() !== '' && !Number.isNaN(end);
  const only = reference.trim() === '' ? {} : { reference: reference.trim() };
  const given = isWhole
    ? { body, speaker, text: text.trim(), until: new Date(end).toISOString(), ...only }
    : null;
  return (
    <details>
      <summary>{t('administration.authorise', { body })}</summary>
      <ActPanel
        path="/api/authorisations"
        given={given && { params: {}, body: given }}
        label={t('administration.authorise', { body })}
      >
        <Choice
          label={t('administration.speaker')}
          value={speaker}
          options={bodies.items
            .filter(({ id }) => id !== body)
            .map(({ id, name }) => ({ value: id, label: `${id} · ${name}` }))}
          onChange={setSpeaker}
          isRequired
        />
        <TextLines
          label={t('administration.letter')}
          value={text}
          onChange={setText}
          rows={3}
          isRequired
        />
        <TextInput
          label={t('administration.untilWhen')}
          type="datetime-local"
          value={until}
          onChange={setUntil}
          isRequired
        />
        <TextInput label={t('administration.onlyFor')} value={reference} onChange={setReference} />
      </ActPanel>
    </details>
  );
}

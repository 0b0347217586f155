import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mayAny } from '../../domain/policy/may.ts';
import { ActPanel } from '../act/act-panel.tsx';
import { Reason } from '../act/reason.tsx';
import type { Written } from '../calls/client.ts';
import { Day } from '../design/day.tsx';
import { Choice, TextInput } from '../design/field.tsx';
import { reading } from '../shell/queries.ts';
import { useSession } from '../shell/session.ts';
import { Trouble } from '../shell/trouble.tsx';
import { usePeople } from './lists.ts';

const kinds = ['document', 'attachment', 'person'] as const;
type Kind = (typeof kinds)[number];

/** What was taken away, by whom and why; and taking away, for the registrar. */
export function Redactions() {
  const session = useSession();
  const mandates = session.is === 'somebody' ? session.me.mandates : [];
  if (!mayAny('read-redactions', mandates)) return null;
  return <Listed mayRedact={mayAny('redact', mandates)} />;
}

function Listed({ mayRedact }: { readonly mayRedact: boolean }) {
  const { t } = useTranslation();
  const { data, error } = useQuery(reading('/api/redactions', {}));
  return (
    <section className="card stack" aria-labelledby="redactions">
      <h2 id="redactions">{t('redaction.title')}</h2>
      {error && <Trouble error={error} />}
      {data?.items.length === 0 && <p className="quiet">{t('redaction.none')}</p>}
      <ul className="plain-list lines">
        {(data?.items ?? []).map(({ id, kind, subject, at, person, body, reason }) => (
          <li key={id}>
            <p className="row">
              <strong>{t(`redaction.kind.${kindOf(kind)}`)}</strong> <code>{subject}</code>
              <span className="quiet small">
                {t('timeline.person', { person, body })} <Day at={at} />
              </span>
            </p>
            <p>{reason}</p>
          </li>
        ))}
      </ul>
      {mayRedact && <Redact />}
    </section>
  );
}

function kindOf(kind: string): Kind {
  return kinds.find((one) => one === kind) ?? 'document';
}

function Redact() {
  const { t } = useTranslation();
  const people = usePeople();
  const [kind, setKind] = useState<Kind>('document');
  const [subject, setSubject] = useState('');
  const [reason, setReason] = useState('');
  const what = whatOf(kind, subject.trim());
  const isHash = /^[0-9a-f]{64}$/.test(subject.trim());
  const isWhole = reason.trim() !== '' && (kind === 'person' ? subject !== '' : isHash);
  return (
    <details>
      <summary>{t('redaction.take')}</summary>
      <ActPanel
        path="/api/redactions"
        given={isWhole ? { params: {}, body: { what, reason: reason.trim() } } : null}
        label={t('redaction.take')}
        foretell={Foretold}
      >
        <Choice
          label={t('redaction.what')}
          value={kind}
          options={kinds.map((one) => ({ value: one, label: t(`redaction.kind.${one}`) }))}
          onChange={(one) => {
            setKind(one);
            setSubject('');
          }}
        />
        {kind === 'person' ? (
          <Choice
            label={t('administration.person')}
            value={subject}
            options={people.items.map(({ id, name }) => ({ value: id, label: `${name} (${id})` }))}
            onChange={setSubject}
            isRequired
          />
        ) : (
          <TextInput
            label={t('redaction.hash')}
            hint={t('redaction.hashHelp')}
            value={subject}
            onChange={setSubject}
            fault={subject.trim() === '' || isHash ? null : t('redaction.noHash')}
            isRequired
          />
        )}
        <Reason label={t('redaction.reason')} value={reason} onChange={setReason} />
      </ActPanel>
    </details>
  );
}

function whatOf(kind: Kind, subject: string) {
  if (kind === 'person') return { person: subject };
  return kind === 'document' ? { document: subject } : { attachment: subject };
}

/** What nobody could read any more, and what stays on record. */
function Foretold({ would: { what } }: { readonly would: Written<'/api/redactions'> }) {
  const { t } = useTranslation();
  return (
    <ul>
      <li>
        {t('redaction.hides')} {what.hides.join('; ')}
      </li>
      <li>
        {t('redaction.stays')} {what.stays.join('; ')}
      </li>
      <li>{t('redaction.named', { count: what.named.length })}</li>
    </ul>
  );
}

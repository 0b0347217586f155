import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mayAny } from '../../domain/policy/may.ts';
import { ActPanel } from '../act/act-panel.tsx';
import { Button } from '../design/button.tsx';
import { TextInput } from '../design/field.tsx';
import { languageOf, localeOf } from '../language/index.ts';
import { reading } from '../shell/queries.ts';
import { useSession } from '../shell/session.ts';
import { Trouble } from '../shell/trouble.tsx';
import type { Body } from './lists.ts';

/** On which days a body is closed; whose holidays it keeps is changed by whoever keeps bodies. */
export function BodyCalendar({ body }: { readonly body: Body }) {
  const { t, i18n } = useTranslation();
  const session = useSession();
  const [year, setYear] = useState(() => new Date().getFullYear());
  const { data, error } = useQuery(
    reading('/api/bodies/{body}/calendar', { body: body.id, query: { year } }),
  );
  const locale = localeOf(languageOf(i18n));
  const region = new Intl.DisplayNames(locale, { type: 'region' });
  const mayKeep = session.is === 'somebody' && mayAny('keep-body', session.me.mandates);
  return (
    <section className="card stack" aria-labelledby="calendar">
      <h2 id="calendar">{t('calendar.title', { body: body.id, year })}</h2>
      {error && <Trouble error={error} />}
      {data && (
        <>
          <p>
            {data.country === null
              ? t('calendar.host')
              : t('calendar.of', { country: region.of(data.country) ?? data.country })}{' '}
            {t('calendar.week')}
          </p>
          <ul className="plain-list closed-days">
            {data.holidays.map(({ date, name, language }) => (
              <li key={date}>
                <time dateTime={date}>{dayIn(date, locale)}</time>{' '}
                <span lang={language}>{name}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <p className="row">
        <Button onPress={() => setYear(year - 1)}>{year - 1}</Button>
        <Button onPress={() => setYear(year + 1)}>{year + 1}</Button>
      </p>
      {mayKeep && <Country key={`${body.id} ${body.version}`} body={body} />}
    </section>
  );
}

function dayIn(date: string, locale: string): string {
  const format = { weekday: 'short', day: 'numeric', month: 'long', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(locale, format).format(new Date(date));
}

function Country({ body: { id, name, kind, country } }: { readonly body: Body }) {
  const { t } = useTranslation();
  const [code, setCode] = useState(country ?? '');
  const asked = code.trim().toUpperCase();
  const body = { id, name, kind, country: asked === '' ? null : asked };
  return (
    <details>
      <summary>{t('calendar.change')}</summary>
      <ActPanel
        path="/api/bodies"
        given={/^([A-Z]{2})?$/.test(asked) ? { params: {}, body } : null}
        label={t('calendar.change')}
      >
        <TextInput
          label={t('calendar.country')}
          value={code}
          onChange={setCode}
          hint={t('calendar.countryHelp')}
        />
      </ActPanel>
    </details>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Choice, TextInput } from '../design/field.tsx';
import { told } from '../design/time.ts';
import { languageOf, localeOf } from '../language/index.ts';
import { useTimeline } from '../recommendation/timeline.tsx';
import { reading } from '../shell/queries.ts';
import { Trouble, Waiting } from '../shell/trouble.tsx';
import { useWritten, type Editing, type FieldOf } from './editing.ts';
import { namesOfLanguages } from './languages-named.ts';

/** As much of what happened as tells it apart from the others. */
const longest = 120;

/** The mistaken act, as the timeline tells it; the newest first. */
export function EventChoice({ matter: { reference }, words, onChange }: Editing) {
  const { t, i18n } = useTranslation();
  const { data, error } = useTimeline(reference);
  if (error) return <Trouble error={error} />;
  if (!data) return <Waiting />;
  const locale = localeOf(languageOf(i18n));
  return (
    <Choice
      label={t('office.event')}
      value={words.event ?? ''}
      options={data.items.toReversed().map(({ sequence, at, sentence }) => ({
        value: String(sequence),
        label: `${sequence} · ${told(at.instant, locale, at.zone)} · ${shortened(sentence)}`,
      }))}
      onChange={(event) => onChange({ ...words, event })}
      isRequired
    />
  );
}

function shortened(sentence: string): string {
  return sentence.length > longest ? `${sentence.slice(0, longest)}…` : sentence;
}

/** The other versions of its procedure that the register has. */
export function ProcedureChoice({ matter: { procedure }, words, onChange }: Editing) {
  const { t } = useTranslation();
  const { data, error } = useQuery(reading('/api/procedures', {}));
  if (error) return <Trouble error={error} />;
  if (!data) return <Waiting />;
  const others = data.items
    .filter(({ id, version }) => id === procedure.id && version !== procedure.version)
    .toSorted((one, other) => other.version - one.version);
  const now = t('procedures.version', { version: procedure.version });
  if (others.length === 0)
    return <p>{t('office.noOtherVersion', { title: procedure.title, version: now })}</p>;
  return (
    <>
      <p className="quiet">{t('office.follows', { title: procedure.title, version: now })}</p>
      <Choice
        label={t('office.procedure')}
        value={words.procedure ?? ''}
        options={others.map(({ version, title }) => ({
          value: String(version),
          label: `${title}, ${t('procedures.version', { version })}`,
        }))}
        onChange={(version) => onChange({ ...words, procedure: version })}
        isRequired
      />
    </>
  );
}

/** Every language but the one in which the version is decided. */
export function LanguageChoice({ matter: { reference, text }, words, onChange }: Editing) {
  const { t, i18n } = useTranslation();
  const number = String(text?.version ?? 0);
  const { data, error } = useQuery({
    ...reading('/api/recommendations/{reference}/versions/{number}', { reference, number }),
    enabled: text !== null,
  });
  if (error) return <Trouble error={error} />;
  if (!data) return <Waiting />;
  const there = data.languages.map(({ language }) => language);
  return (
    <Choice
      label={t('office.language')}
      value={words.language ?? ''}
      options={namesOfLanguages(languageOf(i18n))
        .filter(({ code }) => code !== data.language)
        .map(({ code, name }) => ({
          value: code,
          label: there.includes(code) ? t('office.languageThere', { name }) : name,
        }))}
      onChange={(language) => onChange({ ...words, language })}
      isRequired
    />
  );
}

/** In which language a new version is decided. */
export function TextLanguage({ words, onChange }: Editing) {
  const { t, i18n } = useTranslation();
  return (
    <Choice
      label={t('office.textLanguage')}
      value={words.textLanguage ?? 'en'}
      options={namesOfLanguages(languageOf(i18n)).map(({ code, name }) => ({
        value: code,
        label: name,
      }))}
      onChange={(textLanguage) => onChange({ ...words, textLanguage })}
    />
  );
}

/** What takes its place: mostly another one of its review. */
export function SuccessorInput(editing: FieldOf) {
  const { t } = useTranslation();
  const { review: id, reference } = editing.matter;
  const { data } = useQuery(reading('/api/reviews/{id}/board', { id }));
  const others = (data?.lines ?? []).filter((line) => line.reference !== reference && !line.over);
  return (
    <TextInput
      label={t('office.successor')}
      hint={t('office.successorHelp')}
      suggestions={others.map((line) => ({ value: line.reference, label: line.title }))}
      {...useWritten(editing)}
    />
  );
}

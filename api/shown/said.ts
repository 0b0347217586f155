import { needsOf, type Viewer } from '../../domain/needs.ts';
import type { Recommendation } from '../../domain/state.ts';
import { spokenTime, type Zone } from '../../domain/time.ts';
import { needsIn, planVoice, type Language } from '../../domain/words/languages.ts';
import type { PlanVoice } from '../../domain/words/plan-said.ts';
import type { Tell } from '../../domain/words/said.ts';
import { findNeeds } from '../../store/needs.ts';
import type { RecommendationLine } from '../../store/recommendations.ts';
import type { Edge } from '../edge.ts';

type Told = Pick<RecommendationLine, 'reference' | 'needs'>;

/** The sentence "what this needs to pass" of a line, with no more than the viewer may know. */
export type Say = (line: Told, viewer: Viewer, zone: Zone) => string;

/** In English, as the record keeps it: what there is where nothing else is known. */
export const asRecorded: Say = ({ needs }, viewer) => told(needs, viewer) ?? '';

/** The register leaves out what is not for whoever asks: then what is for more people. */
function told<T>(kept: Readonly<Partial<Record<Viewer['kind'], T>>>, { kind }: Viewer) {
  const ofBody = kept.body || kept.public;
  if (kind === 'public') return kept.public;
  return kind === 'body' ? ofBody : kept.officer || ofBody;
}

/**
 * How the lines of a list are told in the reader's language. What was last recorded before the
 * register kept needs as data is told in English until the next thing happens to it.
 */
export async function sayings(
  { store, language }: Pick<Edge, 'store' | 'language'>,
  lines: readonly Told[],
): Promise<Say> {
  if (language === 'en') return asRecorded;
  const known = await findNeeds(
    store,
    lines.map(({ reference }) => reference),
  );
  return (line, viewer, zone) => {
    const needs = told(known.get(line.reference) ?? {}, viewer);
    return needs === undefined
      ? asRecorded(line, viewer, zone)
      : needsIn(language, needs, whenIn(language, zone));
  };
}

/** The same of one whose state is known, with what its own bodies have answered. */
export function sentenceOf(state: Recommendation, viewer: Viewer, language: Language): string {
  return needsIn(language, needsOf(state, viewer), whenIn(language, state.setting.calendar.zone));
}

/** The same as a line of a list says it: without what anybody has answered. */
export function lineOf(state: Recommendation, viewer: Viewer, language: Language): string {
  const as = viewer.kind === 'body' ? { ...viewer, bodies: [] } : viewer;
  return sentenceOf(state, as, language);
}

/** How plans and reviews are spoken of to the reader. */
export function voiceIn(language: Language, zone: Zone): PlanVoice {
  return planVoice(language, whenIn(language, zone));
}

const cities: Readonly<Record<Exclude<Language, 'en'>, Readonly<Record<string, string>>>> = {
  fr: { Brussels: 'Bruxelles' },
  uk: { Brussels: 'Брюссель', Kyiv: 'Київ' },
};

/** How an instant is told in the zone in which it was promised. */
export function whenIn(language: Language, zone: Zone): Tell {
  return language === 'en' ? (at) => spokenTime(zone, at) : timeIn(language, zone);
}

/** The same in a language that needs to know no more of the zone than its names. */
export function timeIn(language: Exclude<Language, 'en'>, zone: Pick<Zone, 'id' | 'label'>): Tell {
  const city = cities[language][zone.label] ?? zone.label;
  return (at) => `${formatOf(language, zone.id, at % 60_000 !== 0).format(at)} (${city})`;
}

const englishTime =
  /^(?<day>\d{1,2}) (?<month>[A-Z][a-z]+) (?<clock>\d\d:\d\d(?::\d\d)?) (?<label>\S.*)$/;

/** A time that the record has in English words, which say no year; undefined for anything else. */
export function retold(language: Exclude<Language, 'en'>): (english: string) => string | undefined {
  return (english) => {
    const { day, month, clock, label } = englishTime.exec(english)?.groups ?? {};
    // In a year that has every day, as its zone reads the clock.
    const at = Date.parse(`${day} ${month} 2024 ${clock} UTC`);
    if (label === undefined || Number.isNaN(at)) return undefined;
    return timeIn(language, { id: 'UTC', label })(at);
  };
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making one costs more than using it, and a list needs the same for each line. */
function formatOf(language: Language, timeZone: string, withSeconds: boolean) {
  const name = `${language} ${timeZone} ${withSeconds}`;
  const known = formats.get(name);
  if (known) return known;
  const made = new Intl.DateTimeFormat(language, {
    timeZone,
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...(withSeconds ? { second: '2-digit' } : {}),
  });
  formats.set(name, made);
  return made;
}

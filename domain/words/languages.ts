import type { Event } from '../event.ts';
import type { Needs } from '../needs.ts';
import { plan as englishPlan } from './english-plan.ts';
import { needsInEnglish } from './english.ts';
import { french } from './french.ts';
import type { PlanVoice } from './plan-said.ts';
import { eventInWords, needsInWords, titled, type Tell, type Words } from './said.ts';
import type { Said } from './say.ts';
import { recognised, recognisedPart, type Retell } from './recognised.ts';
import { tellSaid, type Voice } from './told.ts';
import { ukrainian } from './ukrainian.ts';

/** The languages that the rules speak; English first, which the record is kept in. */
export const languages = ['en', 'fr', 'uk'] as const;
export type Language = (typeof languages)[number];

const joins = { fr: { and: 'et', or: 'ou' }, uk: { and: 'і', or: 'або' } } as const;

const others: Readonly<Record<Exclude<Language, 'en'>, Words>> = { fr: french, uk: ukrainian };

/** What this needs to pass, in the reader's language. */
export function needsIn(language: Language, needs: Needs, when: Tell): string {
  return language === 'en'
    ? needsInEnglish(needs, when)
    : needsInWords(others[language], needs, when);
}

/** What happened, in the reader's language; English has its sentence at the edge (api/shown/). */
export function eventIn(
  language: Exclude<Language, 'en'>,
  event: Event,
  as: Parameters<typeof eventInWords>[2],
): string {
  return eventInWords(others[language], event, as);
}

/**
 * A reason that the rules wrote into the record, in the reader's language; what is none of theirs
 * stays as it is.
 */
export function reasonIn(language: Exclude<Language, 'en'>, english: string, time: Retell): string {
  const words = others[language];
  const isWhole = english.endsWith('.');
  const said = (isWhole ? recognised : recognisedPart)(english, { words, language, time });
  if (said === undefined) return english;
  const catalogues = [words.reasons];
  const voice = { language, words, joins: joins[language], catalogues, when: () => english };
  const told = tellSaid(voice, said);
  return isWhole ? told.charAt(0).toUpperCase() + told.slice(1) : told;
}

/** How plans and reviews are spoken of in the reader's language. */
export function planVoice(language: Language, when: Tell): PlanVoice {
  const said = language === 'en' ? englishPlan : others[language].plan;
  return { said, when, title: (title) => titleIn(language, title) };
}

/**
 * A sentence in the reader's language.
 * @param catalogues where its pattern is looked up
 */
export function saidIn(
  language: Exclude<Language, 'en'>,
  said: Said,
  { catalogues, when }: Pick<Voice, 'catalogues' | 'when'>,
): string {
  const voice = { language, words: others[language], joins: joins[language], catalogues, when };
  return tellSaid(voice, said);
}

/** A title of a procedure in the reader's language where we know it, else as it says itself. */
export function titleIn(language: Language, title: string): string {
  return language === 'en' ? title : titled(others[language], title);
}

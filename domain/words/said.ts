import type { Lack } from '../condition.ts';
import type { Event } from '../event.ts';
import type { EventsSaid, Saying } from './events.ts';
import type { PlanSaid } from './plan-said.ts';
import type { Answers, Needs, StageNeeds } from '../needs.ts';
import type { Outcome } from '../state.ts';
import type { Instant } from '../time.ts';

/** How an instant is told; the caller knows the zone, and how its readers write times. */
export type Tell = (at: Instant) => string;

/** What a round that is open goes by, in words. */
export type Conditions = {
  readonly answers: string;
  readonly lacks: readonly Lack[];
  readonly passedOver: readonly string[];
};

/** The sentences of one language; titles, offices, acts and times come in as they are said. */
export type NeedsSaid = {
  readonly notTasked: () => string;
  readonly over: (outcome: string, at: string) => string;
  readonly elsewhere: (outcome: string, where: string, version: number) => string;
  readonly inProgress: (stages: readonly string[]) => string;
  readonly held: (stage: string) => string;
  readonly finding: (stage: string, office: string, until: string | null) => string;
  readonly waiting: (
    stage: string,
    who: readonly { readonly name: string; readonly act: string }[],
    until: string | null,
  ) => string;
  readonly lacking: (stage: string, lacks: readonly Lack[], until: string | null) => string;
  /** Before the sentence of what was taken out of the package. */
  readonly takenOut: string;
  readonly broken: (bodies: readonly string[], until: string, answers: string) => string;
  readonly silence: (until: string, ofNations: boolean, conditions: Conditions) => string;
  readonly deciding: (
    stage: string,
    isOverdue: boolean,
    until: string,
    conditions: Conditions,
  ) => string;
  readonly counted: (answered: number, silent: number) => string;
  readonly answered: (body: string, position: string | null) => string;
  readonly list: (names: readonly string[]) => string;
};

/** What the rules say, in one language other than their own. */
export type Words = {
  readonly needs: NeedsSaid;
  readonly plan: PlanSaid;
  readonly events: EventsSaid;
  /** After the title of a stage: which round it is. */
  readonly round: (number: number) => string;
  /** Stands before what happened in a stage. */
  readonly colon: string;
  /** What is said of a stage that ended beside the outcomes of a recommendation. */
  readonly ends: Readonly<Record<string, string>>;
  readonly outcomes: Readonly<Record<Outcome, string>>;
  /** Acts as a short imperative: `answer`, `circulate`. */
  readonly acts: Readonly<Record<string, string>>;
  readonly offices: Readonly<Record<string, string>>;
  /** Positions as what their body does: `agrees`. */
  readonly positions: Readonly<Record<string, string>>;
  /**
   * Titles and labels of the shipped procedures by what they say. A procedure of somebody's own that
   * says the same means the same; what it says otherwise stays as it says it.
   */
  readonly titles: Readonly<Record<string, string>>;
  /** Reasons that the rules write into the record, by their English pattern. */
  readonly reasons: Readonly<Record<string, string>>;
};

/** What this needs to pass, in the words of a language. */
export function needsInWords(words: Words, needs: Needs, when: Tell): string {
  const { needs: said } = words;
  switch (needs.is) {
    case 'not-tasked':
      return said.notTasked();
    case 'over':
      return said.over(words.outcomes[needs.outcome], when(needs.at));
    case 'elsewhere':
      return said.elsewhere(named(words.outcomes, needs.outcome), needs.where, needs.version);
    case 'in-progress':
      return said.inProgress(needs.stages.map((title) => titled(words, title)));
    case 'open':
      return needs.stages.map((stage) => stageInWords(words, stage, when)).join(' ');
  }
}

function stageInWords(words: Words, needs: StageNeeds, when: Tell): string {
  const { needs: said } = words;
  switch (needs.is) {
    case 'held':
      // Why is on the timeline, in the words of whoever or whatever held it.
      return said.held(titled(words, needs.stage));
    case 'finding':
      return said.finding(
        titled(words, needs.stage),
        named(words.offices, needs.office),
        whenAny(needs.until, when),
      );
    case 'waiting':
      return waitingInWords(words, needs, when);
    case 'broken':
      return said.broken(needs.by, when(needs.until), answersIn(words, needs.answers));
    case 'silence':
      return said.silence(when(needs.until), needs.ofNations, conditionsIn(words, needs));
    case 'deciding': {
      const { stage, overdue, until } = needs;
      return said.deciding(titled(words, stage), overdue, when(until), conditionsIn(words, needs));
    }
  }
}

function waitingInWords(
  words: Words,
  { stage, on, lacks, until, takenOut }: Extract<StageNeeds, { is: 'waiting' }>,
  when: Tell,
): string {
  const { needs: said } = words;
  const title = titled(words, stage);
  const who = on.map(({ name, isOffice, act }) => ({
    name: isOffice ? named(words.offices, name) : name,
    act: named(words.acts, act),
  }));
  const by = whenAny(until, when);
  const sentence =
    who.length > 0 ? said.waiting(title, who, by) : said.lacking(title, lacksIn(words, lacks), by);
  return `${takenOut ? said.takenOut : ''}${sentence}`;
}

function conditionsIn(
  words: Words,
  { answers, lacks, passedOver }: Pick<Extract<StageNeeds, { is: 'silence' }>, keyof Conditions>,
): Conditions {
  return { answers: answersIn(words, answers), lacks: lacksIn(words, lacks), passedOver };
}

function answersIn({ needs: said, positions }: Words, answers: Answers): string {
  if (answers.are === 'counted') return said.counted(answers.answered, answers.silent);
  const each = answers.of.map(({ body, position }) =>
    said.answered(body, position === null ? null : named(positions, position)),
  );
  return each.length === 0 ? '' : said.list(each);
}

function lacksIn(words: Words, lacks: readonly Lack[]): readonly Lack[] {
  return lacks.map((lack) => ({ ...lack, label: titled(words, lack.label) }));
}

function whenAny(at: Instant | null, when: Tell): string | null {
  return at === null ? null : when(at);
}

/** How times, titles of stages and reasons are told; the caller knows the zone and the procedure. */
export type As = {
  readonly when: Tell;
  readonly title: (stage: string) => string;
  readonly reason: (english: string) => string;
};

/** What happened, in the words of a language; `title` finds what a stage is called. */
export function eventInWords(words: Words, event: Event, { when, title, reason }: As): string {
  // Each event finds the sentence of its own type.
  const say: Saying<Event>['say'] = words.events[event.type];
  const said = say(event, {
    when,
    outcome: (id) => words.ends[id] ?? named(words.outcomes, id),
    position: (id) => named(words.positions, id),
    office: (id) => named(words.offices, id),
    reason,
  });
  if (!('stage' in event && 'round' in event)) return said;
  const round = event.round > 1 ? words.round(event.round) : '';
  return `${titled(words, title(event.stage))}${round}${words.colon}${said}`;
}

/** What the catalogue calls it; what it does not know keeps its own name. */
export function named(names: Readonly<Record<string, string>>, id: string): string {
  return names[id] ?? id.replaceAll('-', ' ');
}

/** A title or a label in this language where we know it, else as the procedure says it. */
export function titled({ titles }: Pick<Words, 'titles'>, title: string): string {
  return titles[title] ?? title;
}

/** `A, B and C` in a language. */
export function and(word: string): (names: readonly string[]) => string {
  return (names) =>
    names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} ${word} ${names.at(-1)}`;
}

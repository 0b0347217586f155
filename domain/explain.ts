import type { BodyId } from './actor.ts';
import { awaitedBy } from './awaited.ts';
import { unmet } from './condition.ts';
import { list, silentBodies, standing } from './judge.ts';
import type { DecisionStage, TaskStage } from './procedure.ts';
import { openStages, type OpenStage } from './stages.ts';
import type { Phase, Recommendation, Round, Wait } from './state.ts';
import { spokenTime } from './time.ts';

/** Who reads the sentence: it says no more than they may know (review.md, Transparency). */
export type Viewer =
  | { readonly kind: 'officer' }
  | { readonly kind: 'body'; readonly bodies: readonly BodyId[] }
  /** `runs`: whoever runs the service sees states, and no more words than the public. */
  | { readonly kind: 'public'; readonly runs?: true };

/** What this needs to pass, in one sentence for this reader. */
export function explain(state: Recommendation, viewer: Viewer): string {
  const { life } = state;
  switch (life.is) {
    case 'not-tasked':
      return 'Not tasked yet.';
    case 'over':
      return `${endings[life.outcome]} on ${spokenTime(state.setting.calendar.zone, life.at)}.`;
    case 'elsewhere':
      return elsewhere(state, life.outcome, life.where);
    case 'running':
    case 'endorsed':
      return openSentence(state, viewer);
  }
}

const endings = {
  agreed: 'Agreed',
  broken: 'Ended with its silence broken',
  'not-agreed': 'Not agreed',
  refused: 'Refused',
  'never-opened': 'Never opened',
  raised: 'Raised to a higher body',
  returned: 'Returned',
  withdrawn: 'Withdrawn',
  superseded: 'Superseded by another recommendation',
  endorsed: 'Endorsed and carried out',
  noted: 'Noted by the summit',
  withheld: 'Withheld by the summit',
} as const;

function elsewhere(state: Recommendation, outcome: string, where: string): string {
  const broken = outcome === 'broken' ? 'Its silence was broken' : `It was ${outcome}`;
  const place = where === 'meeting' ? 'goes to a meeting' : `goes to the ${where}`;
  return `${broken}: it ${place}, or is re-issued as a new version (now version ${state.versions.at(-1)?.number ?? 0}).`;
}

function openSentence(state: Recommendation, viewer: Viewer): string {
  const open = openStages(state);
  // A round that waits for an earlier consent says nothing that the other stage does not say.
  const told = open.filter((one) => one.state.phase.is !== 'unopened' || open.length === 1);
  const sentences = (told.length > 0 ? told : open).map((one) => stageSentence(state, one, viewer));
  return viewer.kind === 'public'
    ? `In progress: ${open.map(({ rule }) => rule.title.toLowerCase()).join(', ')}.`
    : sentences.join(' ');
}

function stageSentence(state: Recommendation, open: OpenStage, viewer: Viewer): string {
  const { rule, state: stage } = open;
  const { phase } = stage;
  if (phase.is === 'held') {
    const why = viewer.kind === 'officer' ? phase.reason : (phase.told ?? phase.reason);
    return `Held: ${decapital(why)} The presiding officer decides how it goes on.`;
  }
  if (phase.is === 'running' && rule.kind === 'decision')
    return roundSentence(state, rule, phase, viewer);
  if (phase.is === 'closed') return '';
  if (phase.is === 'determination')
    return `${rule.title} is over; the ${officeOf(rule)} finds the outcome${by(state, phase.wait)}.`;
  return waitSentence(state, open, phase.wait, viewer);
}

function officeOf(rule: TaskStage | DecisionStage): string {
  return rule.kind === 'decision' ? (rule.determination?.by ?? 'presiding-officer') : rule.holder;
}

function waitSentence(state: Recommendation, open: OpenStage, wait: Wait, viewer: Viewer): string {
  const { rule } = open;
  const people = awaitedBy(state, open);
  const missing =
    rule.kind === 'decision' ? unmet(rule.opening.requires, state, viewer.kind === 'officer') : [];
  const names = people.map(
    ({ who, act }) =>
      `${'office' in who ? `the ${spoken(who.office)}` : who.body} (${spoken(act)})`,
  );
  const on = names.length > 0 ? `waits for ${list(names)}` : `waits: ${list(missing)}`;
  const isOut = rule.kind === 'task' && rule.act === 'close-package' && state.facts['takenOut'];
  return `${isOut === true ? 'Taken out of the package. ' : ''}${rule.title} ${on}${by(state, wait)}.`;
}

function by(state: Recommendation, wait: Wait): string {
  return wait.due ? ` by ${spokenTime(state.setting.calendar.zone, wait.due.at)}` : '';
}

function roundSentence(
  state: Recommendation,
  rule: DecisionStage,
  round: Round & Phase,
  viewer: Viewer,
): string {
  const when = spokenTime(state.setting.calendar.zone, round.deadline.at);
  const breakers = standing(rule, round, 'breaks');
  if (breakers.length > 0)
    return `Broken by ${list(breakers)}; it stays open until ${when} for the objection to be lifted or the text re-issued.${counts(round, viewer)}`;
  const passed = round.passedOver ?? [];
  const told =
    viewer.kind === 'public' || passed.length === 0 ? '' : ` Passed over: ${list(passed)}.`;
  const gate = unmet(rule.gate, state, viewer.kind === 'officer');
  const conditions = `${gate.length > 0 ? ` Still in the way: ${list(gate)}.` : ''}${told}`;
  if (rule.judged.until === 'expiry')
    return `Agreed on ${when} unless ${objector(rule)} objects${countsClause(round, viewer)}.${conditions}`;
  const late = round.expired
    ? `${rule.title} is overdue since ${when}`
    : `${rule.title} is to agree by ${when}`;
  return `${late}${countsClause(round, viewer)}.${conditions}`;
}

function objector(rule: DecisionStage): string {
  return rule.electorate === 'nations' ? 'a delegation' : 'a body';
}

/** Counts are for officers; a body learns only what concerns itself. */
function countsClause(round: Round, viewer: Viewer): string {
  const said = counts(round, viewer).trim();
  return said === '' ? '' : `; ${decapital(said).replace(/\.$/, '')}`;
}

function counts(round: Round, viewer: Viewer): string {
  if (viewer.kind === 'public') return '';
  if (viewer.kind === 'officer') {
    const silent = silentBodies(round).length;
    const answered = round.counted.length;
    return ` ${answered} ${answered === 1 ? 'has' : 'have'} answered, ${silent} ${silent === 1 ? 'is' : 'are'} silent.`;
  }
  const own = viewer.bodies.filter((body) => round.electorate.includes(body));
  const said = own.map((body) => {
    const position = round.counted.find((response) => response.body === body)?.position;
    return position ? `${body} answered ${position}` : `${body} has not answered`;
  });
  return said.length > 0 ? ` ${list(said)}.` : '';
}

function spoken(id: string): string {
  return id.replaceAll('-', ' ');
}

function decapital(sentence: string): string {
  // A body's code (HUN) keeps its capitals.
  return /^[A-Z]{2}/.test(sentence)
    ? sentence
    : sentence.charAt(0).toLowerCase() + sentence.slice(1);
}

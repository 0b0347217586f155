import { spokenLack } from '../condition.ts';
import { list } from '../judge.ts';
import type { Answers, Needs, StageNeeds } from '../needs.ts';
import type { Tell } from './said.ts';

/** What this needs to pass, in English: what the record, Temporal and the log say as well. */
export function needsInEnglish(needs: Needs, when: Tell): string {
  switch (needs.is) {
    case 'not-tasked':
      return 'Not tasked yet.';
    case 'over':
      return `${endings[needs.outcome]} on ${when(needs.at)}.`;
    case 'elsewhere':
      return elsewhere(needs);
    case 'in-progress':
      return `In progress: ${needs.stages.map((title) => title.toLowerCase()).join(', ')}.`;
    case 'open':
      return needs.stages.map((stage) => stageSentence(stage, when)).join(' ');
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

function elsewhere({ outcome, where, version }: Extract<Needs, { is: 'elsewhere' }>): string {
  const broken = outcome === 'broken' ? 'Its silence was broken' : `It was ${outcome}`;
  const place = where === 'meeting' ? 'goes to a meeting' : `goes to the ${where}`;
  return `${broken}: it ${place}, or is re-issued as a new version (now version ${version}).`;
}

function stageSentence(needs: StageNeeds, when: Tell): string {
  switch (needs.is) {
    case 'held':
      return `Held: ${decapital(needs.why)} The presiding officer decides how it goes on.`;
    case 'finding':
      return `${needs.stage} is over; the ${needs.office} finds the outcome${by(needs.until, when)}.`;
    case 'waiting': {
      const { stage, on, lacks, until, takenOut } = needs;
      const names = on.map(
        ({ name, isOffice, act }) => `${isOffice ? `the ${spoken(name)}` : name} (${spoken(act)})`,
      );
      const what =
        names.length > 0 ? `waits for ${list(names)}` : `waits: ${list(lacks.map(spokenLack))}`;
      return `${takenOut ? 'Taken out of the package. ' : ''}${stage} ${what}${by(until, when)}.`;
    }
    case 'broken': {
      const said = answersSaid(needs.answers);
      return `Broken by ${list(needs.by)}; it stays open until ${when(needs.until)} for the objection to be lifted or the text re-issued.${said === '' ? '' : ` ${said}`}`;
    }
    case 'silence': {
      const objector = needs.ofNations ? 'a delegation' : 'a body';
      return `Agreed on ${when(needs.until)} unless ${objector} objects${clause(needs.answers)}.${conditions(needs)}`;
    }
    case 'deciding': {
      const { stage, overdue, until, answers } = needs;
      const late = overdue ? 'is overdue since' : 'is to agree by';
      return `${stage} ${late} ${when(until)}${clause(answers)}.${conditions(needs)}`;
    }
  }
}

function conditions({
  lacks,
  passedOver,
}: Pick<StageNeeds & { is: 'silence' }, 'lacks' | 'passedOver'>) {
  const gate = lacks.length > 0 ? ` Still in the way: ${list(lacks.map(spokenLack))}.` : '';
  return passedOver.length === 0 ? gate : `${gate} Passed over: ${list(passedOver)}.`;
}

function by(until: number | null, when: Tell): string {
  return until === null ? '' : ` by ${when(until)}`;
}

function clause(answers: Answers): string {
  const said = answersSaid(answers);
  return said === '' ? '' : `; ${decapital(said).replace(/\.$/, '')}`;
}

function answersSaid(answers: Answers): string {
  if (answers.are === 'counted') {
    const { answered, silent } = answers;
    return `${answered} ${answered === 1 ? 'has' : 'have'} answered, ${silent} ${silent === 1 ? 'is' : 'are'} silent.`;
  }
  const said = answers.of.map(({ body, position }) =>
    position === null ? `${body} has not answered` : `${body} answered ${position}`,
  );
  return said.length > 0 ? `${list(said)}.` : '';
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

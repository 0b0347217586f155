import { named } from '../../domain/words/said.ts';
import type { Phrases } from './phrases.ts';

const acts = {
  respond: 'answer',
  lift: 'lift your objection',
  accept: 'accept the tasking',
  'freeze-version': 'freeze a version',
  advise: 'give your advice',
  circulate: 'circulate',
  convene: 'convene',
  determine: 'determine',
  reissue: 're-issue',
  dispose: 'dispose of the comments',
  mark: 'mark',
  'close-package': 'close the package',
  conclude: 'conclude',
  publish: 'publish',
  'submit-evidence': 'submit evidence',
  'accept-evidence': 'accept the evidence',
};

export const en: Phrases = {
  locale: 'en-GB',
  subject: {
    opened: 'open for your answer',
    awaited: 'waits for you',
    reminder: 'reminder',
    escalation: 'has slipped',
    broken: 'the silence is broken',
    restored: 'the silence runs again',
    extended: 'the deadline was moved',
    closed: 'closed',
    held: 'held',
    package: 'the package changed',
    recused: 'a body recused itself',
    'passed-over': 'it goes on without a body',
    corrected: 'an act was corrected',
    reopened: 'reopened',
    plan: 'the plan to the summit',
    mandate: 'an act without a mandate that held',
    undelivered: 'a mail was not delivered',
    settled: 'nothing more is awaited from you',
  },
  several: (count) => `${count} notices`,
  told: (kind, stage) => {
    const it = stage ?? 'The review';
    switch (kind) {
      case 'opened':
        return `${it} is open for your answer.`;
      case 'awaited':
        return `${it} waits for you.`;
      case 'reminder':
        return `A reminder: ${it} waits for you.`;
      case 'escalation':
        return `${it} has slipped and was passed up to you.`;
      case 'broken':
        return `An objection was made: ${it} is broken.`;
      case 'restored':
        return `The objection was lifted: ${it} runs on to the same expiry.`;
      case 'extended':
        return `${it} has a later deadline.`;
      case 'closed':
        return `${it} is closed.`;
      case 'held':
        return `${it} is held.`;
      case 'package':
        return 'The package of the summit has changed.';
      case 'recused':
        return `A body has recused itself from ${it}.`;
      case 'passed-over':
        return `${it} goes on without a body that has not answered.`;
      case 'corrected':
        return `An act in ${it} was corrected; both stay on record.`;
      case 'reopened':
        return `${it} was reopened.`;
      case 'plan':
        return 'The plan to the summit has changed.';
      case 'mandate':
        return `An act in ${it} was received under a mandate that did not hold; you decide whether it stands.`;
      case 'undelivered':
        return `A mail about ${it} did not arrive.`;
      case 'settled':
        return `${it} no longer waits for you; the entry in your calendar is cancelled.`;
    }
  },
  needs: (situation, when) => {
    switch (situation.is) {
      case 'ended':
        return `It ended on ${when(situation.at)}.`;
      case 'elsewhere':
        return 'It waits outside the route.';
      case 'silence':
        return `Agreed on ${when(situation.until)} unless somebody objects.`;
      case 'deciding':
        return `${situation.stage} is to agree by ${when(situation.until)}.`;
      case 'broken':
        return `Broken by ${situation.by.join(', ')}; it stays open until ${when(situation.until)}.`;
      case 'held':
        return `${situation.stage} is held; the presiding officer decides how it goes on.`;
      case 'finding':
        return `${situation.stage} is over; its outcome is to be found.`;
      case 'waiting': {
        const on = situation.on.map(({ name, act }) => `${name} (${named(acts, act)})`).join(', ');
        const by = situation.until === null ? '' : ` by ${when(situation.until)}`;
        return `${situation.stage} waits for ${on}${by}.`;
      }
    }
  },
  inaction: {
    'silence-agrees': 'your silence counts as agreement when the period ends.',
    'counts-as-abstained': 'you count as having abstained.',
    'answer-missing': 'your answer is missing; silence is not approval.',
    'objection-stands': 'your objection stands.',
    'goes-up': 'nothing is decided by that; once overdue it is told to higher officials.',
    'nothing-asked': 'nothing is asked of you here.',
  },
  outcomes: {
    agreed: 'agreed',
    broken: 'broken',
    'not-agreed': 'not agreed',
    refused: 'refused',
    'never-opened': 'never opened',
    raised: 'raised to a higher body',
    returned: 'returned',
    withdrawn: 'withdrawn',
    superseded: 'superseded',
    endorsed: 'endorsed',
    noted: 'noted',
    withheld: 'withheld',
  },
  acts,
  offices: {},
  labels: {
    deadline: 'Deadline',
    promised: 'as promised',
    yours: 'your time',
    inaction: 'If you do nothing',
    record: 'On record',
    link: 'To see it',
    linkOnly: 'The link shows where the matter stands. It never answers for you.',
    machine: 'Written by Nemcon. Answers to this address are not read.',
  },
};

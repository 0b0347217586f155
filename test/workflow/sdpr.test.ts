import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { summary } from '../../domain/projection.ts';
import type { Setting } from '../../domain/setting.ts';
import { hash } from '../domain/story.ts';
import { keepStory } from './histories.ts';
import { openHarness, type Harness } from './harness.ts';
import { MatterInHand, until } from './matter-in-hand.ts';
import { ReviewInHand } from './review-in-hand.ts';
import { settingOf } from './settings.ts';

const day = 86_400_000;

const names = {
  benchmark: hash('benchmark'),
  authority: 'MOD-UKR',
  dueDate: Date.parse('2030-03-01T12:00:00Z'),
  indicator: hash('indicator'),
};

describe('the route of the review, months long', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await openHarness('time-skipping');
  }, 60_000);
  afterAll(() => harness.close());

  test('leads one recommendation from its tasking to evidence accepted', async () => {
    const setting = sdpr(await harness.now());
    const review = await ReviewInHand.start(harness, setting);
    const matter = await MatterInHand.start(harness, setting, review.id);
    await agreeInTheWorkingGroup(matter);
    await adviseAndMark(matter);
    await passQuietly(matter, 'committee');
    await matter.act('secretary', { type: 'circulate', languages: ['en', 'fr'], window: null });
    await passQuietly(matter, 'silence');
    await closePackage(review, matter);
    await stepIs(matter, 'summit');
    const { reference } = matter;
    await review.act('presiding-officer', {
      type: 'conclude-member',
      reference,
      outcome: 'endorsed',
    });
    await review.handle.result();
    await stepIs(matter, 'publication');
    await matter.act('registrar', { type: 'publish', entry: hash('entry') });
    await carryOut(matter);
    const types = await matter.eventTypes();
    expect(types).toContain('evidence-accepted');
    const { events } = await matter.handle.fetchHistory();
    expect(events?.length).toBeLessThan(700);
    await keepStory('sdpr-life', matter.handle);
    await keepStory('sdpr-review', review.handle);
  }, 90_000);
});

function sdpr(now: number): Setting {
  const summit = new Date(now + 140 * day).toISOString();
  const setting = settingOf('sdpr', { summit });
  const covers = { from: '2023-11-01', until: '2032-12-31' };
  return { ...setting, calendar: { ...setting.calendar, covers } };
}

async function agreeInTheWorkingGroup(matter: MatterInHand): Promise<void> {
  await matter.act('working-group-chair', { type: 'accept' });
  await matter.harness.sleep(10 * day);
  const text = hash('v1');
  await matter.act('working-group-chair', { type: 'freeze-version', text, window: null, names });
  for (const body of ['NOR', 'POL']) await matter.send(await matter.position(body, 'agree'));
}

async function adviseAndMark(matter: MatterInHand): Promise<void> {
  const advise = { type: 'advise', stage: null, advice: hash('a'), aligned: true } as const;
  for (const office of ['procurement-agency', 'ministry-of-defence', 'legal-adviser'])
    await matter.act(office, advise);
  const marking = 'NATO UNCLASSIFIED';
  await matter.act('registrar', { type: 'mark', marking, releasability: ['UKR'] });
}

/** Lets a silence run out with the service up and nobody objecting. */
async function passQuietly(matter: MatterInHand, stage: string): Promise<void> {
  const deadline = await matter.deadline(stage);
  await matter.serviceWasUp(deadline - day / 6, deadline);
  await matter.harness.sleep(deadline - (await matter.harness.now()) + 60_000);
  await until(`${stage} is closed`, async () => {
    const closed = (await matter.state()).stages.findLast((one) => one.stage === stage);
    return closed?.phase.is === 'closed' && closed.phase.outcome === 'agreed';
  });
}

async function closePackage(review: ReviewInHand, matter: MatterInHand): Promise<void> {
  const { reference } = matter;
  await until('the review knows that it is ready', async () => {
    const { members, setting } = await review.state();
    return members[0]?.step === setting.packageStep;
  });
  const members = [{ reference, text: hash('v1') }];
  await review.act('secretary', { type: 'close-package', members, manifest: hash('package') });
}

async function carryOut(matter: MatterInHand): Promise<void> {
  const by = {
    is: 'person',
    person: 'p',
    body: 'MOD-UKR',
    role: 'authority',
    mandate: 'm',
  } as const;
  const evidence = { type: 'submit-evidence', evidence: hash('evidence') } as const;
  await matter.send(await matter.envelope(by, evidence));
  await matter.act('secretary', { type: 'accept-evidence' });
  await matter.handle.result();
}

async function stepIs(matter: MatterInHand, step: string): Promise<void> {
  await until(`it is in ${step}`, async () => summary(await matter.state()).step === step);
}

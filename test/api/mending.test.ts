import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  act,
  api,
  chair,
  inPanel,
  openPanel,
  passing,
  presiding,
  refused,
  respond,
  responsesOf,
  secretary,
  sentences,
  shown,
  timeline,
} from './panel.ts';
import { done } from './running-api.ts';

beforeAll(() => openPanel(), 90_000);
afterAll(async () => {
  await api.close();
});

describe('what a body does about its own part', () => {
  test('a position is withdrawn: on record as void, and the body is asked again', async () => {
    const reference = await inPanel();
    await done(respond('delegate.nor', reference, 'reserve', { clauses: ['1'] }));
    await done(act('delegate.nor', reference, { type: 'withdraw-position' }));
    expect(await responsesOf(reference)).toMatchObject([
      { body: 'NOR', status: 'void', why: 'withdrawn by the body that gave it', clauses: ['1'] },
    ]);
    expect((await shown(reference)).at('waitingOn')).toContain('NOR');
    expect(await sentences(reference)).toContain('Panel: NOR withdrew its position.');
    expect(await sentences(reference, 'delegate.deu')).not.toContain(
      'Panel: NOR withdrew its position.',
    );
    expect(await refused(act('delegate.nor', reference, { type: 'withdraw-position' }))).toEqual([
      409,
      'nothing-to-withdraw',
    ]);
  });

  test('a recusal leaves the electorate and is told to the body and the officers', async () => {
    const reference = await inPanel();
    const recused = await done(act('delegate.fra', reference, { type: 'recuse' }));
    expect(recused.at('now', 'needs')).not.toContainEqual(expect.objectContaining({ body: 'FRA' }));
    expect((await shown(reference)).at('stages', 1, 'recused')).toEqual(['FRA']);
    expect((await shown(reference, 'delegate.deu')).at('stages', 1, 'recused')).toEqual([]);
    expect(await refused(respond('delegate.fra', reference, 'agree'))).toEqual([
      403,
      'not-in-electorate',
    ]);
    const notices = await api.get('delegate.fra', '/api/notices?limit=50');
    expect(JSON.stringify(notices.body)).toContain('FRA left the electorate of Panel');
    await done(act(secretary, reference, passing('WG-1')));
    await done(respond('delegate.nor', reference, 'agree'));
    await done(respond('delegate.deu', reference, 'agree'));
    expect((await shown(reference)).at('step')).toBe('consolidation');
  });

  test('nobody recuses themselves where the procedure says so', async () => {
    const reference = await inPanel();
    const raise = { type: 'raise', reason: 'No agreement in the panel.' };
    await done(act(presiding, reference, raise));
    expect((await shown(reference)).at('step')).toBe('council');
    expect(await refused(act('delegate.fra', reference, { type: 'recuse' }))).toEqual([
      409,
      'not-permitted-now',
    ]);
  });
});

describe('what officers do', () => {
  test('whoever froze the text does not answer on it; another of its body would', async () => {
    const reference = await inPanel();
    expect(await refused(respond(chair, reference, 'agree'))).toEqual([
      403,
      'separation-of-duties',
    ]);
  });

  test('the secretary goes on without who never answers, and everybody asked sees it', async () => {
    const reference = await inPanel();
    for (const body of ['WG-1', 'FRA']) await done(act(secretary, reference, passing(body)));
    expect(await sentences(reference, 'delegate.deu')).toContain(
      'Panel: FRA never answered and was passed over.',
    );
    const seen = await shown(reference, 'delegate.deu');
    expect(seen.at('stages', 1, 'passedOver')).toEqual(['WG-1', 'FRA']);
    expect(seen.at('stages', 1, 'electorate')).toContain('FRA');
    expect(seen.at('sentence')).toContain('Passed over: WG-1 and FRA.');
    expect(await refused(act(chair, reference, passing('NOR')))).toEqual([403, 'not-your-office']);
  });

  test('an erratum strikes a response and stands beside the mistaken event', async () => {
    const reference = await inPanel();
    const given = await done(respond('delegate.nor', reference, 'agree'));
    const event = given.at('accepted', 'sequence');
    const erratum = {
      type: 'erratum',
      event,
      strike: true,
      reason: 'It was the letter of Denmark.',
      instead: 'Norway has not answered.',
    };
    expect(await refused(act(chair, reference, erratum))).toEqual([403, 'not-your-office']);
    await done(act(secretary, reference, erratum));
    expect(await responsesOf(reference)).toMatchObject([
      { body: 'NOR', status: 'void', why: expect.stringContaining('struck by the erratum') },
    ]);
    const mistaken = (await timeline(reference, 'delegate.nor')).find(
      ({ sequence }) => sequence === event,
    );
    expect(mistaken?.['errata']).toMatchObject([
      {
        reason: 'It was the letter of Denmark.',
        instead: 'Norway has not answered.',
        struck: true,
      },
    ]);
    expect(await sentences(reference, 'delegate.deu')).not.toContainEqual(
      expect.stringContaining('Erratum'),
    );
    const unknown = { ...erratum, event: 5000 };
    expect(await refused(act(secretary, reference, unknown))).toEqual([404, 'unknown-event']);
  });

  test('what is withdrawn, returned or replaced says so on the timeline', async () => {
    const returned = await inPanel();
    await done(act(secretary, returned, { type: 'return', to: 'drafting', reason: 'Unclear.' }));
    expect((await shown(returned)).at('step')).toBe('drafting');
    expect(await sentences(returned)).toContain(
      'Panel: returned. The recommendation was returned.',
    );
    const withdrawn = await inPanel();
    await done(act(secretary, withdrawn, { type: 'withdraw', reason: 'No longer needed.' }));
    expect(await sentences(withdrawn)).toContain('Ended: withdrawn.');
    const replaced = await inPanel();
    await done(act(secretary, replaced, { type: 'supersede', successor: returned }));
    expect(await sentences(replaced)).toContain(`Ended: superseded by ${returned}.`);
  });
});

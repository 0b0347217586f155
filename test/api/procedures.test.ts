import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { stringify } from 'yaml';
import { shippedProcedure } from '../../procedures/load.ts';
import { simulate } from '../../procedures/cases/simulate.ts';
import { demoReview, freshId, openTestedApi, type TestedApi } from './running-api.ts';

const secretary = 'sofia.marin';
let api: TestedApi;

beforeAll(async () => {
  api = await openTestedApi();
}, 60_000);
afterAll(async () => {
  await api.close();
});

/** A variant that a group could write: nobody is asked twice, and two of three are enough. */
function variant(id: string, more: Record<string, unknown> = {}) {
  return {
    id,
    version: 1,
    title: 'Two of three',
    steps: [
      {
        id: 'drafting',
        title: 'Drafting',
        stages: [
          {
            kind: 'task',
            id: 'drafting',
            title: 'Drafting',
            act: 'freeze-version',
            holder: 'working-group-chair',
          },
        ],
      },
      {
        id: 'vote',
        title: 'Vote',
        stages: [
          {
            kind: 'decision',
            id: 'vote',
            title: 'Vote',
            electorate: 'working-group',
            opening: { by: 'secretary' },
            window: { default: '2 hours', maximum: '5 hours' },
            positions: { yes: {}, no: {} },
            thresholds: [{ positions: ['yes'], share: { of: [2, 3] }, label: 'too few' }],
            judged: { from: 'opening' },
            agreed: 'end',
            notAgreed: 'end',
          },
        ],
      },
    ],
    ...more,
  };
}

const upload = (body: unknown, query = '') => api.post(secretary, `/api/procedures${query}`, body);
const kept = async (id: string) => (await api.get(secretary, `/api/procedures/${id}`)).status;

describe('a procedure of one’s own', () => {
  test('is kept, a review is set up with it, and a recommendation is decided by it', async () => {
    const id = freshId('two-of-three');
    const answer = await upload({ yaml: stringify(variant(id)) });
    expect([answer.status, answer.at('kept'), answer.at('procedure', 'version')]).toEqual([
      200,
      true,
      1,
    ]);
    const review = freshId('r');
    const made = await api.post(
      secretary,
      '/api/reviews',
      demoReview(review, {
        procedure: { id },
        summitAt: new Date(Date.now() + 86_400_000).toISOString(),
      }),
    );
    expect(made.status).toBe(200);
    const reference = freshId('R');
    const path = `/api/recommendations/${reference}`;
    await api.post(secretary, `/api/reviews/${review}/recommendations`, {
      reference,
      title: 'By a rule of our own',
      workingGroup: 'WG-1',
    });
    await api.post('kari.holm', `${path}/acts`, { type: 'freeze-version', text: 'A text.' });
    const text = (await api.get(secretary, path)).at('text', 'hash');
    for (const nation of ['nor', 'deu'])
      await api.post(`delegate.${nation}`, `${path}/responses`, { position: 'yes', text });
    expect((await api.get(secretary, path)).at('outcome')).toBe('agreed');
  });

  test('is versioned: the same again changes nothing, another content is refused', async () => {
    const id = freshId('versioned');
    const first = await upload(variant(id));
    expect(first.status).toBe(200);
    expect((await upload(variant(id))).body).toEqual(first.body);
    const other = await upload(variant(id, { title: 'Another' }));
    expect([other.status, other.at('code')]).toEqual([409, 'already-exists']);
    const far = await upload(variant(id, { version: 3 }));
    expect([far.status, far.at('errors', 0, 'path')]).toEqual([400, '/version']);
    expect((await upload(variant(id, { version: 2, title: 'Second' }))).status).toBe(200);
    expect((await api.get(secretary, `/api/procedures/${id}`)).at('version')).toBe(2);
    const old = await api.get(secretary, `/api/procedures/${id}?version=1`);
    expect(old.at('title')).toBe('Two of three');
  });

  test('has a key of its own: sent with the key of another upload it is not kept', async () => {
    const [one, other] = [freshId('one'), freshId('other')];
    const key = freshId('key');
    const send = (id: string) => api.post(secretary, '/api/procedures', variant(id), { key });
    const first = await send(one);
    expect([first.status, (await send(one)).body]).toEqual([200, first.body]);
    const reused = await send(other);
    expect([reused.status, reused.at('code')]).toEqual([422, 'key-reused']);
    expect(await kept(other)).toBe(404);
  });

  test('is only checked by a dry run and by check, which needs no key', async () => {
    const id = freshId('checked');
    const dry = await upload(variant(id), '?dryRun=true');
    expect([dry.status, dry.at('kept'), await kept(id)]).toEqual([200, false, 404]);
    const headers = { 'idempotency-key': '' };
    const check = await api.post('delegate.nor', '/api/procedures/check', variant(id), { headers });
    expect([check.status, check.at('steps'), await kept(id)]).toEqual([200, 2, 404]);
  });

  test('is not a delegate’s to keep', async () => {
    const id = freshId('foreign');
    const answer = await api.post('delegate.nor', '/api/procedures', variant(id));
    expect([answer.status, await kept(id)]).toEqual([403, 404]);
  });

  test('is no use for a review in which nobody holds a role that it asks', async () => {
    const body = demoReview(freshId('r'), { procedure: { id: 'w3c-charter-review' } });
    const answer = await api.post(secretary, '/api/reviews?dryRun=true', body);
    expect(answer.status).toBe(400);
    expect(answer.at('errors', 0, 'path')).toBe('/electorates/AC');
  });

  test('is shown as a file that can be uploaded again, as a diagram and in words', async () => {
    const as = async (format: string) =>
      String((await api.get(secretary, `/api/procedures/sdpr?format=${format}`)).at('text'));
    expect(await as('mermaid')).toMatch(/^flowchart TD/);
    expect(await as('text')).toContain('(sdpr, version 1)');
    const again = await upload({ yaml: await as('yaml') });
    const original = await api.get(secretary, '/api/procedures/sdpr?version=1');
    expect([again.status, again.at('procedure', 'hash')]).toEqual([200, original.at('hash')]);
    expect((await api.get(secretary, '/api/procedures/sdpr?format=png')).status).toBe(400);
  });
});

describe('a procedure that makes no sense is 400 with every fault, and nothing is kept', () => {
  const stage = (more: Record<string, unknown>) => {
    const [drafting, vote] = variant('x').steps;
    return { steps: [drafting, { ...vote, stages: [{ ...vote?.stages[0], ...more }] }] };
  };
  const share = { of: [3, 2] };
  const threshold = { positions: ['yes'], share, label: 'too few' };
  const deep = Array.from({ length: 2000 }).reduce<unknown>((all) => ({ all: [all] }), {});
  test.each([
    ['an unknown key', { colour: 'blue' }, ['/colour']],
    [
      'a threshold over the whole',
      stage({ thresholds: [threshold] }),
      ['/steps/1/stages/0/thresholds/0/share/of'],
    ],
    [
      'a default outside its bounds, beside an unknown key',
      { ...stage({ window: { default: '1 hours', minimum: '2 hours' } }), colour: 'blue' },
      ['/colour', '/steps/1/stages/0/window/default'],
    ],
    [
      'a step that is not there',
      stage({ agreed: { step: 'nowhere' } }),
      ['/steps/1/stages/0/agreed'],
    ],
    [
      'a loop without an end',
      stage({ agreed: { step: 'drafting' }, notAgreed: { step: 'drafting' } }),
      ['/steps/0', '/steps/1'],
    ],
    [
      'a nested condition without end',
      stage({ gate: [deep] }),
      [expect.stringMatching(/^\/steps\/1\/stages\/0\/gate\/0(\/all\/0)+$/)],
    ],
    ['a character that no text has', { title: 'x\u0000' }, ['/title']],
  ])('%s', async (_what, more, paths) => {
    const id = freshId('senseless');
    const begun = performance.now();
    const answer = await upload(variant(id, more));
    expect(performance.now() - begun).toBeLessThan(1000);
    expect([answer.status, answer.at('code')]).toEqual([400, 'invalid-request']);
    const errors = answer.at('errors');
    const found = Array.isArray(errors) ? errors.map(({ path }: { path: string }) => path) : [];
    expect(found).toEqual(expect.arrayContaining(paths));
    expect(await kept(id)).toBe(404);
  });

  test.each([
    ['a bomb of aliases', `a: &a [x]\nb: &b [*a, *a]\nid: [*b, *b]`],
    ['a broken line', 'id: [x'],
    ['deep brackets', `id: ${'['.repeat(50_000)}`],
    ['no map', 'just words'],
  ])('%s', async (_what, yaml) => {
    const begun = performance.now();
    const answer = await upload({ yaml });
    expect([answer.status, answer.at('code')]).toEqual([400, 'invalid-request']);
    expect(performance.now() - begun).toBeLessThan(1000);
  });

  test('a megabyte is 413', async () => {
    const answer = await upload({ yaml: `id: ${'x'.repeat(1_000_000)}` });
    expect([answer.status, answer.at('code')]).toEqual([413, 'body-too-large']);
  });
});

describe('a case is played', () => {
  const sound = {
    procedure: 'nato-silence',
    start: '2024-06-03T10:00:00Z',
    electorate: 19,
    facts: { committeeEndorsed: true },
    events: [{ at: '2024-06-04T10:00:00Z', body: 'P7', position: 'object', reason: 'no' }],
  };
  const play = (body: unknown) => api.post('delegate.nor', '/api/procedures/simulate', body);

  test('as npm run simulate plays it, as values and as a text, without a key', async () => {
    const done = simulate(stringify(sound), { find: shippedProcedure });
    if (done.exit === 2) throw new Error('It makes sense.');
    const headers = { 'idempotency-key': '' };
    const path = '/api/procedures/simulate';
    const answer = await api.post('delegate.nor', path, sound, { headers });
    expect([answer.status, answer.body]).toEqual([200, { ...done.result, differences: [] }]);
    expect((await play({ yaml: stringify(sound) })).body).toEqual(answer.body);
  });

  test('with what is not as expected', async () => {
    const answer = await play({ ...sound, expect: { outcome: 'agreed' } });
    expect(answer.at('differences')).toEqual(['outcome: expected "agreed", was "broken"']);
  });

  test('by a procedure that was uploaded, and by one that stands in the case', async () => {
    const id = freshId('played');
    await upload(variant(id));
    const {
      steps: [, vote],
    } = variant(id);
    const inline = { ...variant('inline'), steps: [vote] };
    const given = {
      start: sound.start,
      electorate: 3,
      events: [{ at: sound.start, bodies: 'P1..P3', position: 'yes' }],
    };
    expect((await play({ ...given, procedure: inline })).at('outcome')).toBe('agreed');
    expect((await play({ ...given, procedure: id })).at('outcome')).toBe('open');
    expect((await play({ ...given, procedure: freshId('none') })).at('errors', 0, 'path')).toBe(
      '/procedure',
    );
  });

  test('unless it makes no sense: 400 with every fault', async () => {
    const answer = await play({
      ...sound,
      zone: 'Europe/Atlantis',
      start: '9999-01-01T00:00:00Z',
      events: [{ act: 'lift' }, { at: 'never', act: 'fly' }],
      colour: 1,
    });
    expect(answer.status).toBe(400);
    const errors = answer.at('errors');
    const paths = Array.isArray(errors) ? errors.map(({ path }: { path: string }) => path) : [];
    expect(paths).toEqual(
      expect.arrayContaining([
        '/zone',
        '/start',
        '/events/0/at',
        '/events/0/body',
        '/events/1/act',
        '/colour',
      ]),
    );
    expect((await play({ yaml: 'a: &a x\nb: *a' })).status).toBe(400);
    expect((await api.post(null, '/api/procedures/simulate', sound)).status).toBe(401);
  });

  test('within bounds: nothing that decides waits for it', async () => {
    const more = await play({ ...sound, electorate: 600 });
    expect([more.status, more.at('errors', 0, 'path')]).toEqual([400, '/electorate']);
    const day = (n: number) => new Date(Date.parse(sound.start) + n * 60_000).toISOString();
    const events = Array.from({ length: 2400 }, (_, n) => ({ at: day(n), act: 'freeze-version' }));
    const costly = play({ ...sound, electorate: 500, events });
    const begun = performance.now();
    expect((await api.get(secretary, '/api/procedures')).status).toBe(200);
    expect(performance.now() - begun).toBeLessThan(500);
    expect([(await costly).status, (await costly).at('code')]).toEqual([422, 'too-costly']);
    expect((await play(sound)).status).toBe(200);
  }, 30_000);
});

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import ICAL from 'ical.js';
import { sql } from 'kysely';
import { insertMails } from '../../store/mails.ts';
import { demoReview, freshId, openTestedApi, type TestedApi } from '../api/running-api.ts';
import { until } from '../faults/until.ts';

let api: TestedApi;
const reference = freshId('R');

beforeAll(async () => {
  api = await openTestedApi(() => ({ PUBLIC_URL: 'https://nemcon.example' }));
  const review = freshId('mail');
  const made = await api.post('sofia.marin', '/api/reviews', demoReview(review));
  expect(made.status).toBe(200);
  const asked = { reference, title: 'By mail', workingGroup: 'WG-1' };
  const tasked = await api.post('sofia.marin', `/api/reviews/${review}/recommendations`, asked);
  expect(tasked.status).toBe(200);
}, 60_000);
afterAll(() => api.close());

async function feedOf(address: string) {
  const url = new URL(address);
  const response = await fetch(new URL(`${url.pathname}${url.search}`, api.url));
  const text = await response.text();
  return { status: response.status, type: response.headers.get('content-type'), text };
}

describe('a personal calendar', () => {
  test('shows the deadlines that await its owner under an address that can be revoked', async () => {
    const key = freshId('feed');
    const made = await api.post('kari.holm', '/api/calendar-feeds', {}, { key });
    const address = String(made.at('address'));
    expect(address).toMatch(/^https:\/\/nemcon\.example\/api\/calendar\.ics\?token=[\w-]{43}$/);
    const shown = await until('it shows something', async () => {
      const feed = await feedOf(address);
      return feed.text.includes('VEVENT') && feed;
    });
    expect(shown.type).toMatch(/^text\/calendar/);
    const calendar = new ICAL.Component(ICAL.parse(shown.text));
    const [event] = calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));
    expect(event?.summary).toContain(reference);
    expect(event?.uid).toMatch(/^\w{32}@nemcon\.example$/);
    const inbox = await api.get('kari.holm', '/api/inbox');
    expect(event?.startDate.toJSDate().toISOString().slice(0, 19)).toBe(
      String(inbox.at('items', 0, 'due', 'instant')).slice(0, 19),
    );

    const again = await api.post('kari.holm', '/api/calendar-feeds', {}, { key });
    expect(again.body).toMatchObject({ id: made.at('id'), token: null });

    const revocation = `/api/calendar-feeds/${String(made.at('id'))}/revocation`;
    expect((await api.post('sofia.marin', revocation, {})).status).toBe(404);
    expect((await feedOf(address)).status).toBe(200);
    expect((await api.post('kari.holm', revocation, {})).status).toBe(200);
    expect((await feedOf(address)).status).toBe(404);
  });

  test('is kept by the hash of its token only', async () => {
    const made = await api.post('kari.holm', '/api/calendar-feeds', {});
    const { rows } = await sql<{ row: string }>`
      select to_jsonb(f)::text as row from nemcon.calendar_feeds f`.execute(api.harness.store.db);
    expect(rows.length).toBeGreaterThan(0);
    for (const { row } of rows) expect(row).not.toContain(String(made.at('token')));
  });

  test.each(['', '?token=', '?token=unknown-unknown-unknown', '?token[]=a&token[]=b'])(
    'is not found with the token of nobody: %s',
    async (query) => {
      const feed = await feedOf(`http://x/api/calendar.ics${query}`);
      expect(feed.status).toBe(404);
      expect(feed.text).toContain('unknown-feed');
    },
  );

  test('is for those to whom something can be asked', async () => {
    const made = await api.post('nobody.known', '/api/calendar-feeds', {});
    expect(made.status).toBe(403);
  });
});

describe('a mail that came back', () => {
  async function sentMail(id: string): Promise<string> {
    const { store } = api.harness;
    const messageId = `<${id}@nemcon.example>`;
    const message = {
      subject: 's',
      text: 't',
      html: 'h',
      language: 'en',
      threads: [],
      calendars: [],
    };
    const who = { person: 'delegate.nor', address: 'nor@example.org' };
    await insertMails(store, [{ id, ...who, messageId, message, notices: [] }]);
    await sql`update nemcon.mails set state = 'taken', settled_at = now() where id = ${id}`.execute(
      store.db,
    );
    return messageId;
  }

  test('is on record as not delivered once it is reported', async () => {
    const messageId = await sentMail('b1');
    const bounce = { messageId, status: '5.1.1', words: 'mailbox unknown' };
    const dry = await api.post('sofia.marin', '/api/mail/bounces?dryRun=true', bounce);
    expect(dry.body).toMatchObject({ state: 'taken', recorded: false, dryRun: true });
    const first = await api.post('sofia.marin', '/api/mail/bounces', bounce);
    expect(first.body).toMatchObject({ state: 'bounced', recorded: true });
    const second = await api.post('sofia.marin', '/api/mail/bounces', bounce);
    expect(second.body).toMatchObject({ state: 'bounced', recorded: false });
  });

  test('is still on its way where only a delay is reported', async () => {
    const messageId = await sentMail('b2');
    const delay = { messageId, status: '4.4.1', words: 'will be tried again' };
    const told = await api.post('sofia.marin', '/api/mail/bounces', delay);
    expect(told.body).toMatchObject({ state: 'taken', recorded: false });
  });

  test('is reported by a service account or the secretary, about a mail that was sent', async () => {
    const bounce = { messageId: '<nothing@nemcon.example>', status: '5.1.1', words: 'unknown' };
    expect((await api.post('sofia.marin', '/api/mail/bounces', bounce)).status).toBe(404);
    expect((await api.post('kari.holm', '/api/mail/bounces', bounce)).status).toBe(403);
    expect((await api.post(null, '/api/mail/bounces', bounce)).status).toBe(401);
    const wrong = await api.post('sofia.marin', '/api/mail/bounces', { ...bounce, status: 'bad' });
    expect(wrong.status).toBe(400);
  });
});

describe('a person', () => {
  test('has a language and a zone for their mail, which are checked', async () => {
    const anna = { id: 'anna.new', name: 'Anna', email: 'a@example.org' };
    const kept = await api.post('sofia.marin', '/api/people', {
      ...anna,
      language: 'uk',
      zone: 'Europe/Kyiv',
    });
    expect(kept.status).toBe(200);
    const people = await api.get('sofia.marin', '/api/people');
    expect(JSON.stringify(people.body)).toContain('"language":"uk","zone":"Europe/Kyiv"');
    for (const wrong of [{ zone: 'Europe/Atlantis' }, { language: 'de' }])
      expect((await api.post('sofia.marin', '/api/people', { ...anna, ...wrong })).status).toBe(
        400,
      );
  });
});

test('the link of a mail opens the same page for everybody and decides nothing', async () => {
  const known = await fetch(new URL(`/recommendations/${reference}`, api.url));
  const unknown = await fetch(new URL('/recommendations/NOBODY-1', api.url));
  expect(known.status).toBe(200);
  expect((await known.text()).replaceAll(reference, 'X')).toBe(
    (await unknown.text()).replaceAll('NOBODY-1', 'X'),
  );
  const evil = await fetch(new URL(`/recommendations/${encodeURIComponent('<b>x</b>')}`, api.url));
  expect(await evil.text()).not.toContain('<b>x');
  const post = await fetch(new URL(`/recommendations/${reference}`, api.url), { method: 'POST' });
  expect(post.status).toBe(404);
});

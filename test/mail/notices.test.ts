import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { insertMandate } from '../../store/mandates.ts';
import { hash, Story } from '../domain/story.ts';
import { silence } from '../store/on-record.ts';
import { PostOffice } from './post-office.ts';

let office: PostOffice;
beforeEach(async () => {
  office = await PostOffice.open();
});
afterEach(() => office.close());

async function firstMailTo(address: string) {
  const [mail] = await office.server.mailsTo(address);
  if (!mail) throw new Error(`Nothing arrived for ${address}.`);
  const { text = '', html, subject = '' } = mail.parsed;
  return { ...mail, text, html: html || '', subject };
}

describe('a mail about a silence that opened', () => {
  test('says on top what it needs, then when in three zones, and what doing nothing means', async () => {
    await office.person('anna', 'NOR', { zone: 'Europe/Kyiv' });
    office.relay();
    await office.record(silence());
    const { text, html, subject } = await firstMailTo('anna@example.org');
    expect(subject).toBe('R-1: Silence procedure: open for your answer');
    expect(text.split('\n')[0]).toBe(
      'Agreed on 12 June 17:00 Brussels unless a delegation objects.',
    );
    for (const line of [
      'Deadline: Wednesday, 12 June 2024 at 15:00 UTC',
      '  = Wednesday, 12 June 2024 at 17:00 Europe/Brussels (as promised)',
      '  = Wednesday, 12 June 2024 at 18:00 Europe/Kyiv (your time)',
      'If you do nothing: your silence counts as agreement when the period ends.',
      'To see it: https://nemcon.example/recommendations/R-1',
    ]) {
      expect(text.split('\n')).toContain(line);
    }
    expect(html).toContain('<html lang="en">');
    expect(html).toContain('Agreed on 12 June 17:00 Brussels unless a delegation objects.');
    expect(html.match(/href="[^"]*"/g)).toEqual([
      'href="https://nemcon.example/recommendations/R-1"',
    ]);
  });

  test.each([
    ['fr', /^Adopté le mercredi 12 juin 2024 à 18:00 Europe\/Kyiv, sauf objection\./, 'Échéance'],
    ['uk', /^Буде погоджено середа, 12 червня 2024.* о 18:00 Europe\/Kyiv, якщо ніхто/, 'Строк'],
  ] as const)('is written in the language of its reader: %s', async (language, needs, label) => {
    await office.person('iryna', 'NOR', { language, zone: 'Europe/Kyiv' });
    office.relay();
    await office.record(silence());
    const { text, html, parsed } = await firstMailTo('iryna@example.org');
    expect(text).toMatch(needs);
    expect(text).toContain(`${label}: `);
    expect(text).not.toMatch(/Agreed|Deadline|If you do nothing/);
    expect(html).toContain(`<html lang="${language}">`);
    expect(parsed.headers.get('content-language')).toBe(language);
  });

  test('belongs to the thread of its recommendation and asks no machine for an answer', async () => {
    await office.person('anna', 'NOR');
    office.relay();
    const story = silence();
    await office.record(story);
    const first = await firstMailTo('anna@example.org');
    const told = story.told.length;
    story.respond('2024-06-07T10:00:00+02:00', 'HUN', 'object', 'our reasons');
    await office.record(story, told + 1);
    const [, second] = await office.server.mailsTo('anna@example.org', 2);
    expect(second?.parsed.subject).toBe('R-1: Silence procedure: the silence is broken');
    expect(second?.parsed.text).toContain('On record: HUN objected to Silence procedure of R-1');
    expect(second?.parsed.inReplyTo).toBe(first.parsed.inReplyTo);
    expect(second?.messageId).not.toBe(first.messageId);
    expect(first.messageId).toMatch(/^<\w{32}@nemcon\.example>$/);
    expect(first.parsed.headers.get('auto-submitted')).toBe('auto-generated');
  });
});

describe('who gets it', () => {
  test('whoever may speak for the body at that instant, a stand-in as well, and nobody else', async () => {
    await office.person('anna', 'NOR');
    await office.person('bo', 'NOR', { role: 'expert' });
    await office.person('former', 'DEU');
    await office.person('carl', 'SWE');
    await insertMandate(office.database.store, {
      id: 'lent',
      person: 'carl',
      body: 'NOR',
      role: 'delegate',
      from: Date.parse('2024-06-01T00:00:00Z'),
      until: Date.parse('2024-07-01T00:00:00Z'),
      lentFrom: 'anna-NOR-delegate',
      grantedBy: 'anna',
    });
    const gone = sql`update nemcon.mandates set revoked_at = '2024-06-01' where person = 'former'`;
    await gone.execute(office.database.store.db);
    office.relay();
    await office.record(silence());
    await office.server.mailsTo('anna@example.org');
    await office.server.mailsTo('carl@example.org');
    expect(office.server.arrived.map(({ to }) => to).toSorted()).toEqual([
      'anna@example.org',
      'carl@example.org',
    ]);
  });

  test('an officer reads counts, a body none, and no mail holds a position', async () => {
    await office.person('anna', 'NOR');
    await office.person('sofia', 'IS', { role: 'secretary' });
    office.relay();
    const story = silence();
    story.respond('2024-06-06T10:00:00+02:00', 'NOR', 'agree');
    story.respond('2024-06-07T10:00:00+02:00', 'HUN', 'object', 'our reasons');
    await office.record(story);
    const officer = await firstMailTo('sofia@example.org');
    const delegate = await firstMailTo('anna@example.org');
    expect(officer.text).toMatch(/2 have answered, 6 are silent/);
    expect(delegate.text).not.toMatch(/have answered|NOR answered|answered agree/);
  });
});

describe('what mail may carry', () => {
  /** Tasked, frozen and marked, so that a title could be told. */
  function marked(): Story {
    const story = new Story('sdpr', {
      roles: { nations: ['NOR'], 'working-group': ['NOR'] },
      summit: '2024-07-09T09:00:00+02:00',
    });
    story.start('2024-03-20T09:00:00+01:00');
    const mark = { type: 'mark', marking: 'NATO UNCLASSIFIED', releasability: [] } as const;
    story.act('2024-03-20T10:00:00+01:00', 'registrar', mark);
    story.act('2024-03-20T11:00:00+01:00', 'chair', { type: 'accept' });
    return story;
  }

  test.each([
    ['nothing but the reference by default', [], false],
    ['the title where its marking is named', ['NATO UNCLASSIFIED'], true],
    ['no title of another marking', ['PUBLIC'], false],
  ])('is %s', async (_, markings, isCarried) => {
    await office.person('kari', 'WG-1', { role: 'chair' });
    const { store } = office.database;
    await office.record(marked());
    await sql`update nemcon.recommendations set title = 'A secret title'`.execute(store.db);
    office.relay({ markings });
    const { text, html } = await firstMailTo('kari@example.org');
    expect(text.includes('A secret title')).toBe(isCarried);
    expect(html.includes('A secret title')).toBe(isCarried);
    expect(text).toContain('R-1');
    expect(text).not.toContain(hash('title'));
  });
});

test('thirty-three notices of the same moment are one mail', async () => {
  await office.person('sofia', 'IS', { role: 'secretary' });
  await office.person('anna', 'NOR');
  for (let number = 1; number <= 33; number += 1) {
    const story = silence();
    story.respond('2024-06-07T10:00:00+02:00', 'HUN', 'object', 'our reasons');
    await office.record(story, 1, `R-${number}`);
  }
  office.relay();
  const { text, subject } = await firstMailTo('sofia@example.org');
  expect(subject).toBe('R-1, R-2, R-3, R-4, …: 33 notices');
  expect(text.match(/\/recommendations\/R-\d+/g)).toHaveLength(33);
  await office.server.mailsTo('anna@example.org');
  expect(office.server.to('sofia@example.org')).toHaveLength(1);
  expect(office.server.to('anna@example.org')).toHaveLength(1);
});

test('a notice waits no longer for company than it may', async () => {
  await office.person('anna', 'NOR');
  office.relay({ digest: 400 });
  const began = Date.now();
  await office.record(silence());
  await office.server.mailsTo('anna@example.org');
  expect(Date.now() - began).toBeGreaterThanOrEqual(400);
  expect(Date.now() - began).toBeLessThan(5_000);
});

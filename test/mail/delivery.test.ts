import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { findMailBacklog } from '../../store/mail-service.ts';
import { mailAgain } from '../../store/mail-notices.ts';
import { findUnreached } from '../../store/mails.ts';
import { findNotices } from '../../store/notices.ts';
import { putPeople } from '../../store/people.ts';
import { mailSentence } from '../../worker/mail.ts';
import { until } from '../faults/until.ts';
import { allies, silence } from '../store/on-record.ts';
import { MailServer } from './mail-server.ts';
import { PostOffice } from './post-office.ts';

let office: PostOffice;
beforeEach(async () => {
  office = await PostOffice.open();
});
afterEach(() => office.close());

type MailRow = { state: string; words: string | null; tries: number; person: string };

async function mails(): Promise<MailRow[]> {
  const { rows } = await sql<MailRow>`
    select state, words, tries, person from nemcon.mails order by person`.execute(
    office.database.store.db,
  );
  return rows;
}

function unreached(at = Date.now()): Promise<readonly string[]> {
  const where = { workflow: 'recommendation:R-1', stage: 'silence', at };
  return findUnreached(office.database.store, where);
}

async function allDelegations(): Promise<void> {
  for (const body of allies) await office.person(`d.${body.toLowerCase()}`, body);
}

describe('a server that refuses a recipient for good', () => {
  test.each(['RCPT', 'DATA'] as const)(
    'at %s is believed: not delivered, in its own words, and the secretary is told at once',
    async (at) => {
      await allDelegations();
      await office.person('d.nor', 'NOR', { email: null });
      await office.person('anna', 'NOR');
      await office.person('sofia', 'IS', { role: 'secretary' });
      const words = '5.1.1 No such mailbox here';
      office.server.refusals.set('anna@example.org', { at, code: 550, words });
      office.relay();
      await office.record(silence());
      const [told] = await office.server.mailsTo('sofia@example.org');
      expect(told?.parsed.subject).toBe('R-1: Silence procedure: a mail was not delivered');
      expect(told?.parsed.text).toContain('Mail to Name of anna of NOR about R-1');
      expect(told?.parsed.text).toContain('No such mailbox here');
      const [lost] = await mails();
      expect(lost).toMatchObject({ person: 'anna', state: 'refused', tries: 1 });
      expect(lost?.words).toContain('550 5.1.1 No such mailbox here');
      const { items } = await findNotices(office.database.store, {
        holders: [{ body: 'IS', role: 'secretary' }],
        limit: 10,
      });
      expect(items.map(({ kind }) => kind)).toContain('undelivered');
      expect(await unreached()).toContain('NOR');
    },
  );

  test('gets the mail for a corrected address, and what was taken is not sent again', async () => {
    await office.person('anna', 'NOR');
    await office.person('bjorn', 'NOR');
    const refusal = { at: 'RCPT', code: 550, words: 'gone' } as const;
    office.server.refusals.set('anna@example.org', refusal);
    office.relay();
    await office.record(silence());
    await until('it is refused', async () => (await mails())[0]?.state === 'refused');
    const { store } = office.database;
    await putPeople(store, [{ id: 'anna', name: 'Anna', email: 'anna.new@example.org' }]);
    await mailAgain(store, 'anna');
    const [mail] = await office.server.mailsTo('anna.new@example.org');
    expect(mail?.calendars['PUBLISH']).toContain('DTSTART:20240612T150000Z');
    expect(office.server.to('bjorn@example.org')).toHaveLength(1);
    expect(await unreached()).not.toContain('NOR');
  });
});

describe('a body that nobody reaches', () => {
  test('is one whose people have no address; the secretary is told', async () => {
    await allDelegations();
    await office.person('d.nor', 'NOR', { email: null });
    await office.person('sofia', 'IS', { role: 'secretary' });
    office.relay();
    await office.record(silence());
    const [told] = await office.server.mailsTo('sofia@example.org');
    expect(told?.parsed.text).toContain('Nobody of NOR has an address for mail about R-1');
    await until('the others are reached', async () => (await unreached()).length === 1);
    expect(await unreached()).toEqual(['NOR']);
  });

  test('is none of those of whom at least one was reached, and none before mail was set up', async () => {
    await office.record(silence(), 1, 'R-1');
    expect(await unreached()).toEqual([...allies]);
    await sql`update nemcon.mail_service set is_on = false`.execute(office.database.store.db);
    await office.record(silence(), 1, 'R-2');
    const where = { workflow: 'recommendation:R-2', stage: 'silence', at: Date.now() };
    expect(await findUnreached(office.database.store, where)).toEqual([]);
  });

  test('is one whose server took the mail only after the deadline', async () => {
    const deadline = Date.now();
    await allDelegations();
    office.relay();
    await office.record(silence());
    await until('all are reached', async () => (await unreached()).length === 0);
    expect(await unreached(deadline)).toEqual([...allies]);
  });
});

describe('a server that cannot take it now', () => {
  test('is asked again until it does', async () => {
    await office.person('anna', 'NOR');
    const busy = { at: 'RCPT', code: 451, words: 'try later' } as const;
    office.server.refusals.set('anna@example.org', busy);
    office.relay();
    await office.record(silence());
    await until('it was tried often', async () => ((await mails())[0]?.tries ?? 0) >= 3);
    expect((await mails())[0]).toMatchObject({ state: 'waiting', words: '451 try later' });
    office.server.refusals.clear();
    await office.server.mailsTo('anna@example.org');
    await until('it is on record', async () => (await mails())[0]?.state === 'taken');
    expect(office.server.arrived).toHaveLength(1);
  });

  test('that is down gets everything when it is back, and meanwhile it is said what is wrong', async () => {
    await allDelegations();
    const { port } = office.server;
    await office.server.close();
    office.relay({ smtpUrl: `smtp://127.0.0.1:${port}` });
    await office.record(silence());
    const { store } = office.database;
    const backlog = await until('the trouble is known', async () => {
      const found = await findMailBacklog(store);
      return found.trouble !== null && found.waiting === allies.length && found;
    });
    expect(backlog.trouble).toMatch(/ECONNREFUSED/);
    expect(await mailSentence(store)).toMatch(
      /^8 wait, the oldest for \d+ s\. The server can not be used: .*ECONNREFUSED/,
    );
    expect(await unreached()).toEqual([...allies]);
    const back = await MailServer.start(port);
    office.server = back;
    await until('all arrived', () => back.arrived.length === allies.length);
    await until('the trouble is over', async () => {
      const { trouble, waiting } = await findMailBacklog(store);
      return trouble === null && waiting === 0;
    });
    expect(await mailSentence(store)).toBe('Nothing waits.');
    expect(new Set(back.arrived.map(({ messageId }) => messageId)).size).toBe(allies.length);
  });

  test('that is slow gets each mail once', async () => {
    await allDelegations();
    office.server.slowness = 300;
    office.relay();
    await office.record(silence());
    await until('all are on record', async () =>
      (await mails()).every(({ state }) => state === 'taken'),
    );
    await until('all are reached', async () => (await unreached()).length === 0);
    expect(office.server.arrived).toHaveLength(allies.length);
  });

  test('for too long is given up, and the body counts as not reached', async () => {
    await office.person('anna', 'NOR');
    const busy = { at: 'RCPT', code: 451, words: 'try later' } as const;
    office.server.refusals.set('anna@example.org', busy);
    office.relay({}, { patience: 200 });
    await office.record(silence());
    await until('it is given up', async () => (await mails())[0]?.state === 'given-up');
    expect(await unreached()).toContain('NOR');
  });
});

describe('a relay that dies', () => {
  test('after the server took a mail and before that is on record sends the same mail again', async () => {
    await allDelegations();
    // The server takes mails and never says so; then the relay is killed.
    office.server.answers = false;
    const killed = spawn(process.execPath, [join(import.meta.dirname, 'relay-process.ts')], {
      env: {
        ...process.env,
        NODE_OPTIONS: '',
        DATABASE_URL: office.database.url,
        SMTP_URL: office.server.url,
      },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    const ended = once(killed, 'exit');
    await office.record(silence());
    await until('some were taken', () => office.server.arrived.length >= 2);
    killed.kill('SIGKILL');
    await ended;
    const before = office.server.arrived.map(({ messageId }) => messageId);
    office.server.answers = true;
    office.relay();
    await until('all are on record', async () => {
      const all = await mails();
      return all.length === allies.length && all.every(({ state }) => state === 'taken');
    });
    const ids = office.server.arrived.map(({ messageId }) => messageId);
    expect(new Set(ids).size).toBe(allies.length);
    for (const id of before) expect(ids.filter((one) => one === id)).toHaveLength(2);
    const twice = office.server.arrived.filter(({ messageId }) => messageId === before[0]);
    expect(twice[0]?.parsed.text).toBe(twice[1]?.parsed.text);
  });

  test('leaves nothing behind that another one beside it does twice', async () => {
    await allDelegations();
    office.relay();
    office.relay();
    office.relay();
    await office.record(silence());
    await until('all are reached', async () => (await unreached()).length === 0);
    expect(office.server.arrived).toHaveLength(allies.length);
  });
});

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { openTransport } from '../../mail/transport.ts';
import { CaughtMails } from '../../tools/mail/caught.ts';
import { freePorts } from '../../tools/ports.ts';
import { until } from '../faults/until.ts';

const Messages = z.object({
  items: z.array(
    z.object({
      id: z.number(),
      to: z.array(z.string()),
      subject: z.string(),
      text: z.string(),
      html: z.string(),
      calendars: z.array(z.string()),
    }),
  ),
});

let catcher: ChildProcess;
let page: string;
let smtpUrl: string;

beforeAll(async () => {
  const { smtp, mail } = await freePorts();
  page = `http://127.0.0.1:${mail}`;
  smtpUrl = `smtp://127.0.0.1:${smtp}`;
  catcher = spawn(process.execPath, [join(import.meta.dirname, '../../tools/mail/main.ts')], {
    env: { ...process.env, NODE_OPTIONS: '', MAIL_CATCHER_PORTS: `${smtp},${mail}` },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await until('it listens', async () =>
    fetch(`${page}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    ),
  );
});
afterAll(async () => {
  const ended = once(catcher, 'exit');
  catcher.kill('SIGTERM');
  await ended;
});

async function send(address: string, subject: string): Promise<void> {
  const settings = { smtpUrl, from: 'n@x.example', publicUrl: page, digest: 0, markings: [] };
  const transport = await openTransport(settings);
  const sent = await transport.send({
    address,
    messageId: `<${subject.replaceAll(/\W/g, '')}@x.example>`,
    message: {
      subject,
      text: 'Plain words.',
      html: '<p onclick="x()">Words</p><script>alert(1)</script>',
      language: 'en',
      threads: [],
      calendars: [{ method: 'PUBLISH', content: 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n' }],
    },
  });
  transport.close();
  expect(sent.is).toBe('taken');
}

describe('the mail server of the embedded stack', () => {
  test('takes every mail and shows it as a page and as JSON', async () => {
    await send('anna@example.org', 'First <b>');
    await send('bo@example.org', 'Second');
    const asked = await fetch(`${page}/messages?to=anna@example.org`);
    const { items } = Messages.parse(await asked.json());
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ subject: 'First <b>', text: 'Plain words.' });
    expect(items[0]?.calendars[0]).toContain('VCALENDAR');
    const list = await (await fetch(page)).text();
    expect(list).toContain('First &#60;b&#62;');
    expect(list.indexOf('Second')).toBeLessThan(list.indexOf('First'));
  });

  test('lets what a mail contains run nothing and load nothing', async () => {
    await send('eve@example.org', 'Third');
    const { items } = Messages.parse(
      await (await fetch(`${page}/messages?to=eve@example.org`)).json(),
    );
    const shown = await fetch(`${page}/mails/${items[0]?.id}`);
    const html = await shown.text();
    expect(html).toContain('<iframe sandbox title=');
    expect(html).not.toContain('<script>');
    expect(shown.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect((await fetch(`${page}/mails/999999`)).status).toBe(404);
  });
});

test('it keeps the last mails, as many as fit', () => {
  const caught = new CaughtMails({ most: 3, mostBytes: 100 });
  for (let count = 1; count <= 5; count += 1) caught.add(['a'], Buffer.alloc(10), count);
  expect(caught.all().map(({ id }) => id)).toEqual([5, 4, 3]);
  caught.add(['a'], Buffer.alloc(90), 6);
  expect(caught.all().map(({ id }) => id)).toEqual([6, 5]);
});

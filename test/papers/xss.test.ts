import { describe, expect, test } from '@jest/globals';
import { catalogue } from '../../mail/catalogue/all.ts';
import { calendarFile } from '../../mail/calendar-file.ts';
import { messageOf } from '../../mail/message.ts';
import type { Section } from '../../mail/section.ts';
import { Download } from '../../api/download.ts';
import { markdownHtml } from '../../papers/markdown-html.ts';
import { listPage, mailPage } from '../../tools/mail/pages.ts';
import { misdeedsOf } from './hostile-browser.ts';
import { xssStrings } from './xss-strings.ts';

function section(text: string): Section {
  return {
    reference: text,
    kind: 'broken',
    stage: text,
    needs: text,
    told: text,
    record: text,
    title: text,
    deadlines: [text],
    inaction: text,
    link: `https://nemcon.example.org/recommendations/${encodeURIComponent(text.toWellFormed())}`,
  };
}

function mailOf(text: string) {
  return messageOf([section(text)], catalogue.en);
}

function inParts<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, at) =>
    all.slice(at * size, (at + 1) * size),
  );
}

test('there are at least 300 strings, each of its own', () => {
  expect(xssStrings.length).toBeGreaterThanOrEqual(300);
});

describe('in a real browser nothing runs, nothing is asked, nothing but text and links is there', () => {
  test('the check itself sees what runs, what is asked and what is there', async () => {
    const bad = [
      '<img src=x onerror=fired(1)>',
      '<a href="javascript:fired(1)">x</a>',
      '<img src="https://leak.example/a">',
      '<script>alert(1)</script>',
      '<iframe srcdoc="x"></iframe>',
      '<!-- x',
    ];
    const found = await misdeedsOf(['<p>harmless</p>', ...bad]);
    // That a script ran is told of the first of those that are shown together.
    const pages = new Set(found.map(({ page }) => page));
    expect([...pages].toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    const told = found.map(({ what }) => what).join('\n');
    expect(told).toContain('a script ran');
    expect(told).toContain('a request: https://leak.example/a');
    expect(told).toContain('an address javascript:');
    expect(told).toContain('it swallowed what follows');
  }, 60_000);

  test('texts as HTML', async () => {
    expect(await misdeedsOf(xssStrings.map(markdownHtml))).toEqual([]);
  }, 120_000);

  test('many at once, where one could finish what another began', async () => {
    const pages = [
      xssStrings.join('\n\n'),
      xssStrings.join(' '),
      xssStrings.toReversed().join('\n'),
    ];
    expect(await misdeedsOf(pages.map(markdownHtml))).toEqual([]);
  }, 60_000);

  test('mails, and as the mail catcher shows and lists them', async () => {
    const mails = inParts(xssStrings, 12).map((texts, id) => {
      const { html, subject } = messageOf(texts.map(section), catalogue.en);
      const text = texts.join(' ');
      const from = { to: texts, from: text, messageId: text, inReplyTo: null, text };
      return { ...from, id, at: text, subject: subject + text, html, calendars: texts };
    });
    const pages = mails.flatMap((mail) => [mail.html, mailPage(mail)]);
    expect(await misdeedsOf([...pages, listPage(mails)])).toEqual([]);
  }, 120_000);
});

describe('links lead only where a reader expects', () => {
  test.each([
    ['[x](https://good.example/a?b=c)', 'https://good.example/a?b=c'],
    ['<https://good.example>', 'https://good.example/'],
    ['[x](mailto:a@good.example)', 'mailto:a@good.example'],
    ['[x](https://xn--80ak6aa92e.example)', 'https://xn--80ak6aa92e.example/'],
  ])('%s', (text, address) => {
    const html = markdownHtml(text);
    expect(html).toContain(`href="${address}"`);
    expect(html).toContain('rel="noopener noreferrer nofollow"');
  });
});

describe('a calendar file says what it says whatever stands in it', () => {
  async function linesOf(text: string): Promise<string[]> {
    const event = {
      uid: 'u@x',
      sequence: 1,
      due: 0,
      stamp: 0,
      url: 'https://nemcon.example.org/x',
    };
    const events = [{ ...event, summary: text, description: text }];
    const file = await calendarFile(events, { method: 'PUBLISH', organizer: 'a@b.example' });
    return file
      .replaceAll(/\r?\n[ \t]/g, '')
      .split(/\r\n|\n|\r/)
      .map((line) => line.split(/[;:]/, 1)[0] ?? '');
  }

  test('no string adds a line to it', async () => {
    const plain = await linesOf('plain');
    for (const text of xssStrings) expect(await linesOf(text)).toEqual(plain);
  });
});

describe('headers hold one line and one file name', () => {
  test('of a download', () => {
    for (const text of xssStrings) {
      const { headers } = new Download('text/csv', text, new Uint8Array());
      expect(new Headers(headers).get('content-disposition')).toMatch(
        /^attachment; filename="[A-Za-z0-9._-]*"(; filename\*=UTF-8''[A-Za-z0-9._~!%-]*)?$/,
      );
    }
  });

  test('of a mail', async () => {
    const { createTransport } = await import('nodemailer');
    const transport = createTransport({ streamTransport: true, buffer: true });
    const headersOf = async (text: string) => {
      const { subject } = mailOf(text);
      const sent = await transport.sendMail({
        from: 'a@b.example',
        to: 'c@d.example',
        subject,
        text: 'x',
      });
      const raw = Buffer.isBuffer(sent.message) ? sent.message.toString() : '';
      const head = raw.slice(0, raw.indexOf('\r\n\r\n')).replaceAll(/\r\n[ \t]/g, ' ');
      return head.split('\r\n').map((line) => line.split(':', 1)[0]);
    };
    const plain = await headersOf('plain');
    for (const text of xssStrings) expect(await headersOf(text)).toEqual(plain);
  }, 60_000);
});

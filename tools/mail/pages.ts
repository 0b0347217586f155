import { createHash } from 'node:crypto';
import type { ShownMail } from './parsed.ts';

/** The list of what was caught, the newest first. */
export function listPage(mails: readonly ShownMail[]): string {
  const rows = mails.map(
    ({ id, at, to, subject }) =>
      `<tr><td>${escaped(at.slice(11, 19))} UTC</td><td>${escaped(to.join(', '))}</td>` +
      `<td><a href="/mails/${id}">${escaped(subject)}</a></td></tr>`,
  );
  const table =
    rows.length === 0
      ? '<p>Nothing was caught yet. A mail comes when something awaits somebody: try <code>npm run demo</code>.</p>'
      : `<table><caption>The newest first; only the last are kept, and none after a restart</caption>
<thead><tr><th scope="col">At</th><th scope="col">To</th><th scope="col">Subject</th></tr></thead>
<tbody>${rows.join('\n')}</tbody></table>`;
  return page(
    'Mail that Nemcon sent',
    `<p>Caught on this machine; none of it has reached anybody. As JSON: <a href="/messages">/messages</a></p>
${table}`,
  );
}

/** One mail: its HTML in a frame that may run and load nothing, its text, its calendars. */
export function mailPage(mail: ShownMail): string {
  const { id, to, from, at, subject, messageId, text, html, calendars } = mail;
  const rows = Object.entries({ From: from, To: to.join(', '), At: at, 'Message-ID': messageId });
  return page(
    subject,
    `<p><a href="/">All mail</a> · <a href="/mails/${id}/raw">as it was sent</a></p>
<table>${rows.map(([name, value]) => `<tr><th scope="row">${name}</th><td>${escaped(value)}</td></tr>`).join('')}</table>
<h2>As a mail program shows it</h2>
<iframe sandbox title="The mail as HTML" srcdoc="${escaped(html)}"></iframe>
<h2>As plain text</h2>
<pre>${escaped(text)}</pre>
${calendars.map((calendar) => `<h2>Calendar file</h2>\n<pre>${escaped(calendar)}</pre>`).join('\n')}`,
  );
}

const style = `body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
table{border-collapse:collapse}td,th{text-align:left;padding:.2rem 1rem .2rem 0;vertical-align:top}
caption{text-align:left}iframe{width:100%;height:28rem;border:1px solid #999}
pre{white-space:pre-wrap;border:1px solid #999;padding:.8rem}`;

/** What a mail contains runs nothing and loads nothing here; its frame inherits this policy. */
export const pagePolicy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

function page(title: string, content: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${escaped(title)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>${style}</style>
</head><body><h1>${escaped(title)}</h1>${content}</body></html>
`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

import { createHash } from 'node:crypto';
import { samplePeople } from '../sample/people.ts';

type SamplePerson = (typeof samplePeople)[number];

/** The front page: what this is, and who can be signed in. */
export function homePage(issuer: string): string {
  const rows = samplePeople.map(
    (person) =>
      `<tr><td><code>${escaped(person.id)}</code></td><td>${escaped(person.name)}</td>` +
      `<td>${escaped(person.role)}</td><td>${escaped(person.body)}</td></tr>`,
  );
  return page(
    'Nemcon development sign-in',
    `<p class="warning">For development only: anyone who can open this page can sign in as anyone
listed, without a password. It answers on this machine alone and never runs in production.</p>
<p>Issuer: <code>${escaped(issuer)}</code> ·
<a href="/.well-known/openid-configuration">discovery</a> · <a href="/jwks">keys</a></p>
<p>A token for the command line: <code>npm run -s token -- ${escaped(firstId())}</code></p>
<table><caption>Sample people</caption>
<thead><tr><th scope="col">Id</th><th scope="col">Name</th><th scope="col">Role</th>
<th scope="col">Body</th></tr></thead>
<tbody>${rows.join('\n')}</tbody></table>`,
  );
}

/** The sign-in page of a running authorization request: pick a person. */
export function signInPage(uid: string): string {
  const buttons = samplePeople.map((person) => `<li>${personButton(person)}</li>`);
  return page(
    'Who are you?',
    `<p class="warning">For development only: no password is asked.</p>
<form method="post" action="/sign-in/${escaped(uid)}"><ul>${buttons.join('\n')}</ul></form>`,
  );
}

/** A page that says in one sentence why there is nothing else to see. */
export function messagePage(title: string, sentence: string): string {
  return page(title, `<p>${escaped(sentence)}</p>`);
}

function personButton({ id, name, role, body }: SamplePerson): string {
  return (
    `<button name="person" value="${escaped(id)}">${escaped(name)}</button> ` +
    `${escaped(role)}, ${escaped(body)}`
  );
}

function firstId(): string {
  return samplePeople[0]?.id ?? 'PERSON';
}

const style = `body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
.warning{border-left:.3rem solid #b45309;padding-left:.8rem}table{border-collapse:collapse}
td,th{text-align:left;padding:.2rem 1rem .2rem 0}caption{text-align:left;font-weight:bold}
ul{list-style:none;padding:0}li{margin:.4rem 0}button{font:inherit;min-width:14rem}`;

/** What these pages may do: show themselves, and nothing else. */
export const pagePolicy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; base-uri 'none'; frame-ancestors 'none'`;

function page(title: string, content: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>${style}</style>
</head><body><h1>${title}</h1>${content}</body></html>
`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

import type { MailMessage } from '../store/mails.ts';
import type { Phrases } from './catalogue/phrases.ts';
import type { Section } from './section.ts';

/** One mail of one section or several: subject, plain text and HTML with the same content. */
export function messageOf(
  sections: readonly Section[],
  phrases: Phrases,
): Pick<MailMessage, 'subject' | 'text' | 'html' | 'language'> {
  const subject = subjectOf(sections, phrases);
  const language = phrases.locale.slice(0, 2);
  const { linkOnly, machine } = phrases.labels;
  const text = [
    ...sections.map((section) => sectionText(section, phrases)),
    `${linkOnly}\n${machine}\n`,
  ].join(`\n${'-'.repeat(60)}\n\n`);
  return { subject, text, html: page({ subject, language, sections, phrases }), language };
}

function subjectOf(sections: readonly Section[], phrases: Phrases): string {
  const [first] = sections;
  const references = [...new Set(sections.map(({ reference }) => reference))];
  if (first && sections.length === 1) {
    const stage = first.stage === null ? '' : `${first.stage}: `;
    return `${first.reference}: ${stage}${phrases.subject[first.kind]}`;
  }
  const shown = references.slice(0, 4).join(', ');
  const rest = references.length > 4 ? ', …' : '';
  return `${shown}${rest}: ${phrases.several(sections.length)}`;
}

function sectionText(section: Section, { labels }: Phrases): string {
  const { needs, told, record, deadlines, inaction, link } = section;
  const lines = [
    needs,
    '',
    heading(section),
    told,
    ...(record === null ? [] : [`${labels.record}: ${record}`]),
    ...deadlines.map((line, index) =>
      index === 0 ? `${labels.deadline}: ${line}` : `  = ${line}`,
    ),
    ...(inaction === null ? [] : [`${labels.inaction}: ${inaction}`]),
    `${labels.link}: ${link}`,
  ];
  return `${lines.join('\n')}\n`;
}

function heading({ reference, title }: Section): string {
  return title === null ? reference : `${reference} - ${title}`;
}

type Page = {
  readonly subject: string;
  readonly language: string;
  readonly sections: readonly Section[];
  readonly phrases: Phrases;
};

function page({ subject, language, sections, phrases }: Page): string {
  const { labels } = phrases;
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><title>${escaped(subject)}</title></head>
<body style="font-family:sans-serif;line-height:1.5;max-width:42rem">
${sections.map((section) => sectionHtml(section, phrases)).join('\n<hr>\n')}
<hr>
<p><small>${escaped(labels.linkOnly)}<br>${escaped(labels.machine)}</small></p>
</body>
</html>
`;
}

function sectionHtml(section: Section, { labels }: Phrases): string {
  const { needs, told, record, deadlines, inaction, link } = section;
  const row = (label: string, value: string) =>
    `<dt><strong>${escaped(label)}</strong></dt><dd>${value}</dd>`;
  const rows = [
    ...(record === null ? [] : [row(labels.record, escaped(record))]),
    ...(deadlines.length === 0 ? [] : [row(labels.deadline, deadlines.map(escaped).join('<br>'))]),
    ...(inaction === null ? [] : [row(labels.inaction, escaped(inaction))]),
    row(labels.link, `<a href="${escaped(link)}">${escaped(link)}</a>`),
  ];
  return `<p><strong>${escaped(needs)}</strong></p>
<h2>${escaped(heading(section))}</h2>
<p>${escaped(told)}</p>
<dl>${rows.join('')}</dl>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

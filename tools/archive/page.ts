import { instant } from '../../store/instants.ts';
import type { Manifest } from './form.ts';
import type { Story, Told } from './story.ts';
import { summary } from '../../domain/projection.ts';
import { responseRows } from '../../store/record-responses.ts';
import { stageRow } from '../../store/record-stages.ts';

/** What the index needs beside the story. */
export type About = Pick<Manifest, 'id' | 'review' | 'title' | 'marking' | 'at' | 'closedAt'> & {
  /** The text of a document; undefined where it is redacted. */
  readonly textOf: (hash: string) => string | undefined;
  /** Where a text or a file lies in the archive, or that it is redacted. */
  readonly placeOf: (hash: string) => string;
};

/** The index that people read: its first line is the marking. */
export function indexPage(story: Story, about: About): string {
  const { title, review, marking, id, at, closedAt } = about;
  const { recommendations } = story;
  return `${[
    line(marking),
    '',
    `# Archive of the review ${line(review)}: ${line(title)}`,
    '',
    `Archive ${line(id)}. Nothing in the review was open any more on ${instant(closedAt)}; it holds what was received until ${instant(at)}. All times are UTC.`,
    '',
    ...how,
    '',
    '## Recommendations',
    '',
    '| Reference | Title | Outcome |',
    '| --- | --- | --- |',
    ...recommendations.map(
      ({ state, title: hash }) =>
        `| ${line(state.reference)} | ${line(about.textOf(hash) ?? '[redacted]')} | ${line(summary(state).outcome ?? '')} |`,
    ),
    ...recommendations.flatMap((told) => sectionOf(told, about)),
  ].join('\n')}\n`;
}

const how = [
  'To check it, with no server: `npm run archive -- verify FILE --checkpoint CHECKPOINT`, with a checkpoint',
  'of the audit log that was kept elsewhere. Persons are named by their ids alone.',
  '',
  '| File | Holds |',
  '| --- | --- |',
  '| manifest.json | the SHA-256 of each file below; its own stands in the audit log |',
  '| checkpoint.json | the state of the log, signed, that the entries lead to |',
  '| entries.jsonl | each event, refused attempt, flag and redaction as the log witnesses it, with its proof |',
  '| recommendations.jsonl, versions.jsonl, stages.jsonl, responses.jsonl | what follows from the events, as tables |',
  '| receipts.jsonl | what was received, when, and what it was answered |',
  '| documents.jsonl | which texts and files there are, and what is redacted |',
  '| texts/, files/ | texts and files, named by their SHA-256; the package is the one of `package-closed` |',
  '| settings/ | procedure, calendar, electorates and desks that it was judged by |',
];

function sectionOf({ state, events }: Told, about: About): string[] {
  const versions = events.flatMap(({ event, at }) =>
    event.type === 'version-frozen'
      ? [`- version ${event.number}, frozen ${instant(at)}: ${about.placeOf(event.text)}`]
      : [],
  );
  return [
    '',
    `### ${line(state.reference)}`,
    '',
    ...versions,
    '',
    '| Stage | Round | Outcome | Closed | Responses |',
    '| --- | --- | --- | --- | --- |',
    ...state.stages.map((stage) => {
      const row = stageRow(stage);
      const cells = [row['stage'], row['round'], row['outcome'], row['closed_at'], given([stage])];
      return `| ${cells.map((cell) => line(word(cell))).join(' | ')} |`;
    }),
  ];
}

/** `NOR agree, DEU reserve (void)`. */
function given(stages: Parameters<typeof responseRows>[0]): string {
  return [...responseRows(stages).values()]
    .map(({ body, position, status }) => {
      const not = status === 'counted' ? '' : ` (${word(status)})`;
      return `${word(body)} ${word(position)}${not}`;
    })
    .join(', ');
}

function word(cell: unknown): string {
  return typeof cell === 'string' || typeof cell === 'number' ? String(cell) : '';
}

/** On one line and in one cell, whatever somebody wrote. */
function line(text: string): string {
  return text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ').replaceAll('|', '\\|');
}

import { canonical } from '../../audit/canonical.ts';
import { rootOf } from '../../audit/tree.ts';
import { markingOfAll } from '../../domain/markings.ts';
import { markingOfVersion } from '../../domain/text-version.ts';
import type { Content } from '../../audit/receipt.ts';
import type { ArchivedDocument } from '../../store/archive-contents.ts';
import { linesOf, type Member } from './container.ts';
import { format, type Manifest } from './form.ts';
import type { Contents } from './gather.ts';
import { indexPage } from './page.ts';
import { sha256Of } from './sha256.ts';
import { storyOf, tablesOf, type Story } from './story.ts';

/** What is said of an archive itself. */
export type Heading = Pick<Manifest, 'id' | 'at' | 'by' | 'closedAt' | 'after'>;

/** An archive but for the log's own proof of it. */
export type Built = {
  readonly manifest: Buffer;
  /** In the manifest's order. */
  readonly listed: readonly Member[];
  readonly story: Story;
};

/** The same contents under the same heading are the same bytes. @throws Differs */
export function build(contents: Contents, heading: Heading): Built {
  const { review, entries, documents } = contents;
  const story = storyIn(contents);
  const texts = new Map(documents.map((one) => [one.sha256, one]));
  const named = { review: review.id, title: review.title, marking: markingOf(story) };
  const page = indexPage(story, {
    ...heading,
    ...named,
    textOf: (hash) => readable(texts.get(hash)),
    placeOf: (hash) => (texts.has(hash) ? (placeOf(texts.get(hash)) ?? '[redacted]') : ''),
  });
  const listed = [member('README.md', page), ...partsOf(contents, story)];
  const manifest: Manifest = {
    format,
    ...heading,
    ...named,
    entries: { count: entries.length, root: rootOf(entries.map(({ hash }) => hash)) },
    members: listed.map(({ name, bytes }) => ({
      name,
      size: bytes.length,
      sha256: sha256Of(bytes),
    })),
  };
  return { manifest: Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`), listed, story };
}

/** The highest marking that any recommendation came to have; one without any is said to be unmarked. */
export function markingOf({ recommendations }: Story): string {
  return markingOfAll(
    recommendations.flatMap(({ state }) => {
      const own = state.versions.flatMap(({ number }) => markingOfVersion(state, number) ?? []);
      return own.length > 0 ? own.map(({ marking }) => marking) : [null];
    }),
  );
}

function storyIn({ review, members, entries, settings }: Contents): Story {
  const events = new Map<string, Content[]>();
  for (const { key, event } of entries) {
    if (event === null) continue;
    const workflow = key.slice(0, key.lastIndexOf('/'));
    events.set(workflow, [...(events.get(workflow) ?? []), event]);
  }
  return storyOf({
    review: { id: review.id, workflow: review.workflow, setting: review.settingHash },
    members: members.map(({ workflow, settingHash }) => ({ workflow, setting: settingHash })),
    events,
    settings: new Map(settings.map(({ hash, setting }) => [hash, setting])),
  });
}

function partsOf({ receipts, documents, settings }: Contents, story: Story): Member[] {
  const kept = documents.map((one) => {
    const { sha256, is, mediaType, redaction } = one;
    return { sha256, is, mediaType, member: placeOf(one), redaction };
  });
  return [
    ...Object.entries(tablesOf(story)).map(([name, rows]) => lines(name, rows)),
    lines('receipts.jsonl', receipts),
    lines('documents.jsonl', kept),
    ...settings.map(({ hash, setting }) => member(`settings/${hash}.json`, canonical(setting))),
    ...documents.flatMap((one) => {
      const name = placeOf(one);
      return name === null ? [] : [{ name, bytes: one.content }];
    }),
  ];
}

const endings: Readonly<Record<string, string>> = {
  'text/markdown': '.md',
  'text/plain': '.txt',
  'application/json': '.json',
  'application/pdf': '.pdf',
};

function placeOf(document: ArchivedDocument | undefined): string | null {
  if (!document || document.redaction !== null) return null;
  const { is, sha256, mediaType } = document;
  return `${is === 'text' ? 'texts' : 'files'}/${sha256}${endings[mediaType.split(';', 1)[0] ?? ''] ?? ''}`;
}

function readable(document: ArchivedDocument | undefined): string | undefined {
  const isText = document?.is === 'text' && document.redaction === null;
  return isText ? document.content.toString('utf8') : undefined;
}

function member(name: string, text: string): Member {
  return { name, bytes: Buffer.from(text, 'utf8') };
}

function lines(name: string, rows: readonly object[]): Member {
  return { name, bytes: linesOf(rows.map(canonical)) };
}

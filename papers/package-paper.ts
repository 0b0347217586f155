import type { Instant } from '../domain/time.ts';
import { markdownBlocks } from './markdown-blocks.ts';
import { factsTable, type Block, type Paper } from './paper.ts';

type Time = { readonly local: string; readonly zone: string };

type Said = {
  readonly stage: string;
  readonly body: string;
  readonly position: string;
  readonly reason: string | null;
  readonly statement: string | null;
};

/** A package as its reader may see it; whoever makes this has left out what they may not. */
export type PackageContent = {
  readonly review: string;
  readonly title: string;
  readonly procedure: { readonly id: string; readonly version: number };
  readonly summitAt: Time;
  readonly closed: Time | null;
  readonly manifest: string | null;
  readonly marking: string;
  readonly members: readonly MemberContent[];
  readonly notReady: readonly {
    readonly reference: string;
    readonly title: string;
    readonly why: string;
  }[];
};

export type MemberContent = {
  readonly reference: string;
  readonly title: string;
  readonly workingGroup: string;
  readonly version: number;
  readonly text: string;
  readonly languages: readonly string[];
  readonly annexes: readonly { readonly hash: string; readonly name: string }[];
  readonly marking: string | null;
  readonly releasability: readonly string[];
  readonly authority: string | null;
  readonly due: Time | null;
  readonly indicator: string | null;
  readonly stages: readonly {
    readonly title: string;
    readonly round: number;
    readonly outcome: string;
    readonly closed: Time;
    readonly positions: readonly (Omit<Said, 'stage'> & { readonly at: Time })[];
    readonly silent: readonly string[];
  }[];
  readonly reservations: readonly Said[];
  readonly statements: readonly Said[];
  readonly slip: { readonly sentence: string };
  readonly takenOut: { readonly at: Time; readonly reason: string | null } | null;
};

/**
 * The package as a paper: what it is, a list of its members, then each with its text, its
 * positions, what is attached to it, and what it would cost if it slipped.
 * @param texts the frozen texts by hash, in Markdown
 */
export function packagePaper(
  content: PackageContent,
  texts: ReadonlyMap<string, string>,
  at: Instant,
): Paper {
  const { review, title, marking, members, manifest } = content;
  return {
    title: `${title} \u2013 package`,
    marking,
    footer: `${review}${manifest === null ? ', not closed yet' : ` ${manifest.slice(0, 16)}`}`,
    at,
    blocks: [
      ...frontPage(content),
      ...members.flatMap((member) => memberBlocks(member, texts.get(member.text))),
    ],
  };
}

function frontPage(content: PackageContent): readonly Block[] {
  const { procedure, members, notReady } = content;
  return [
    { is: 'heading', level: 1, text: content.title },
    factsTable([
      ['Review', content.review],
      ['Procedure', `${procedure.id}, version ${procedure.version}`],
      ['Summit', spoken(content.summitAt)],
      ['Package', content.closed ? `closed ${spoken(content.closed)}` : 'not closed yet'],
      ['Manifest (SHA-256)', content.manifest],
      ['Marking', content.marking],
    ]),
    { is: 'heading', level: 2, text: 'Contents' },
    ...members.map(({ reference, title, takenOut }, at): Block => ({
      is: 'item',
      mark: `${at + 1}.`,
      text: `${reference} ${title}${takenOut ? ' (taken out)' : ''}`,
      depth: 0,
    })),
    ...(notReady.length > 0 ? [{ is: 'heading', level: 2, text: 'Not ready' } as const] : []),
    ...notReady.map(({ reference, title, why }): Block => ({
      is: 'item',
      mark: '\u2022',
      text: `${reference} ${title}: ${why}`,
      depth: 0,
    })),
  ];
}

function memberBlocks(member: MemberContent, text: string | undefined): readonly Block[] {
  const { reference, title } = member;
  return [
    { is: 'new-page' },
    { is: 'heading', level: 1, text: `${reference} ${title}` },
    memberFacts(member),
    { is: 'heading', level: 2, text: 'Text' },
    ...(text === undefined ? [plain('Its text is not released to you.')] : markdownBlocks(text)),
    ...annexBlocks(member),
    { is: 'heading', level: 2, text: 'Positions' },
    ...member.stages.flatMap(stageBlocks),
    ...said('Reservations', member.reservations),
    ...said('Statements', member.statements),
    { is: 'heading', level: 2, text: 'If it slips' },
    plain(member.slip.sentence),
  ];
}

function memberFacts(member: MemberContent): Block {
  const { releasability, takenOut } = member;
  return factsTable([
    ['Version', `${member.version}`],
    ['SHA-256 of the text', member.text],
    ['Languages', member.languages.join(', ')],
    ['Marking', member.marking ?? 'not marked'],
    ['Releasable to', releasability.length > 0 ? releasability.join(', ') : null],
    ['Working group', member.workingGroup],
    ['Authority', member.authority],
    ['Due', member.due && spoken(member.due)],
    ['Indicator', member.indicator],
    [
      'Taken out',
      takenOut && `${spoken(takenOut.at)}${takenOut.reason === null ? '' : `: ${takenOut.reason}`}`,
    ],
  ]);
}

function annexBlocks({ annexes }: MemberContent): readonly Block[] {
  if (annexes.length === 0) return [];
  const rows = annexes.map(({ name, hash }) => [name, hash]);
  return [
    { is: 'heading', level: 2, text: 'Annexes' },
    { is: 'table', head: ['File', 'SHA-256'], rows },
  ];
}

function stageBlocks(stage: MemberContent['stages'][number]): readonly Block[] {
  const { title, round, outcome, closed, positions, silent } = stage;
  const rows = [
    ...positions.map(({ body, position, at, reason }) => [
      body,
      position,
      spoken(at),
      reason ?? '',
    ]),
    ...silent.map((body) => [body, 'silent', '', '']),
  ];
  const head = ['Body', 'Position', 'Received', 'Reason'];
  const times = round > 1 ? `, round ${round}` : '';
  return [
    { is: 'heading', level: 3, text: `${title}${times}: ${outcome}, ${spoken(closed)}` },
    rows.length > 0 ? { is: 'table', head, rows } : plain('No position that you may know.'),
  ];
}

function said(title: string, list: readonly Said[]): readonly Block[] {
  if (list.length === 0) return [];
  return [
    { is: 'heading', level: 2, text: title },
    ...list.map(({ body, position, reason, statement }): Block => {
      const text = [`${body} (${position})`, reason, statement].filter((one) => one !== null);
      return { is: 'item', mark: '\u2022', text: text.join('\n'), depth: 0 };
    }),
  ];
}

function plain(text: string): Block {
  return { is: 'paragraph', text };
}

function spoken({ local, zone }: Time): string {
  return `${local.slice(0, 16).replace('T', ' ')} ${zone}`;
}

import { explain } from '../domain/explain.ts';
import { ifSilent } from '../domain/if-silent.ts';
import { viewerOf } from '../domain/policy/sees.ts';
import { stageRule } from '../domain/stages.ts';
import type { Recommendation } from '../domain/state.ts';
import type { Person } from '../store/people.ts';
import type { NoticeToMail } from '../store/mail-notices.ts';
import type { Inaction, Phrases, Subject } from './catalogue/phrases.ts';
import type { MailMatter } from './matter.ts';
import { pageOf } from './settings.ts';
import { situationsOf } from './situation.ts';
import { deadlineLines, written } from './times.ts';
import { waitsOf, type Wait } from './waits.ts';

/** What one notice says to one reader, as lines of their language. */
export type Section = {
  readonly reference: string;
  readonly kind: Subject;
  readonly stage: string | null;
  /** The sentence that stands on top: what it needs to pass. */
  readonly needs: string;
  readonly told: string;
  /** The register's own sentence, which is English. */
  readonly record: string | null;
  readonly title: string | null;
  readonly deadlines: readonly string[];
  readonly inaction: string | null;
  readonly link: string;
};

/** The notice that a section is made of; `settled` comes from no notice. */
export type Told = Pick<NoticeToMail, 'body' | 'role' | 'desk' | 'stage' | 'why'> & {
  readonly kind: Subject;
};

type Reader = Pick<Person, 'language' | 'zone'>;

/** Kinds whose own sentence in the register says more than the needs sentence does. */
const toldByRecord: ReadonlySet<Subject> = new Set([
  'closed',
  'held',
  'broken',
  'package',
  'recused',
  'passed-over',
  'corrected',
  'reopened',
  'plan',
  'mandate',
  'undelivered',
]);

export function sectionOf(
  notice: Told,
  matter: MailMatter,
  reader: Reader,
  { phrases, publicUrl }: { phrases: Phrases; publicUrl: string },
): Section {
  const { state } = matter;
  const stage = state && notice.stage ? titleOf(state, notice.stage) : notice.stage;
  const waits = state ? waitsAt(state, notice) : [];
  const due = waits.find((wait) => wait.due !== null)?.due ?? null;
  const inaction = state ? inactionOf(state, waits) : null;
  const isRecordShown = toldByRecord.has(notice.kind) || state === null;
  return {
    reference: matter.reference ?? matter.review,
    kind: notice.kind,
    stage,
    needs: needsFor(notice, matter, reader, phrases),
    told: phrases.told(notice.kind, stage ?? matter.reference),
    record: isRecordShown && notice.why !== '' ? notice.why : null,
    title: matter.title,
    deadlines: due ? deadlineLines(phrases, due, reader.zone) : [],
    inaction: inaction && phrases.inaction[inaction],
    link: pageOf(publicUrl, matter),
  };
}

function titleOf(state: Recommendation, stage: string): string {
  return stageRule(state.setting.procedure, stage)?.title ?? stage;
}

/** What this desk is waited for, that of the notice's own stage first. */
function waitsAt(state: Recommendation, { desk, stage }: Told): readonly Wait[] {
  const mine = waitsOf(state).filter((wait) => wait.desk === desk);
  return [
    ...mine.filter((wait) => wait.stage === stage),
    ...mine.filter((wait) => wait.stage !== stage),
  ];
}

function needsFor(notice: Told, matter: MailMatter, reader: Reader, phrases: Phrases): string {
  const { state } = matter;
  const { language, zone } = reader;
  if (!state)
    return language === 'en' && matter.needs ? matter.needs : phrases.told(notice.kind, null);
  if (language === 'en') {
    const { offices } = state.setting;
    const desks = [...Object.values(offices), { body: state.workingGroup, role: 'chair' } as const];
    // A desk of a body as a whole reads what any delegate of it may.
    const held = { body: notice.body, role: notice.role ?? ('delegate' as const) };
    const viewer = viewerOf([held], desks);
    // A nation's position is not put into a mail, its own neither.
    return explain(state, viewer.kind === 'body' ? { kind: 'body', bodies: [] } : viewer);
  }
  const shown = zone ?? state.setting.calendar.zone.id;
  const when = (at: number) => written(phrases.locale, shown, at);
  return situationsOf(state, notice.stage)
    .map((situation) => phrases.needs(situation, when))
    .join(' ');
}

function inactionOf(state: Recommendation, [wait]: readonly Wait[]): Inaction | null {
  return wait ? ifSilent(state, wait) : 'nothing-asked';
}

import type { OfficeId } from '../actor.ts';
import type { Act } from '../command.ts';
import { refuse, type Refusal } from '../decision.ts';
import { sitsAt } from '../offices.ts';
import { asAct } from '../policy/as-act.ts';
import { currentVersion, openStages } from '../stages.ts';
import type { Recommendation } from '../state.ts';
import { languageOf, textIn, type Paper } from '../text-version.ts';
import type { Instant } from '../time.ts';
import type { Unfolding } from '../unfolding.ts';
import { asOffices, say, type Said } from '../words/say.ts';

type ActOf<T extends Act['type']> = Extract<Act, { readonly type: T }>;

/** What forbids that a version brings this with it. */
export function paperFault(story: Unfolding, paper: Paper | undefined): Refusal | null {
  if (!paper) return null;
  const unknown = paper.changes.find(
    ({ comment }) => comment !== null && !story.state.comments.some(({ id }) => id === comment),
  );
  if (unknown && unknown.comment !== null)
    return refuse(
      'unknown-comment',
      say`There is no comment ${unknown.comment} to name a change by.`,
    );
  const languages = [paper.language, ...paper.languageVersions.map(({ language }) => language)];
  const twice = languages.find((language, index) => languages.indexOf(language) !== index);
  if (twice !== undefined)
    return refuse('language-twice', say`The version brings its text in ${twice} twice; keep one.`);
  return null;
}

/** Puts a language version beside the authoritative text of a version. */
export function addLanguageVersion(
  story: Unfolding,
  act: ActOf<'add-language-version'>,
  at: Instant,
): Refusal | null {
  const no = mayPrepare(story, act.type);
  if (no) return no;
  const { state } = story;
  const number = act.version ?? currentVersion(state)?.number ?? null;
  const version = state.versions.find((one) => one.number === number);
  if (!version) return refuse('unknown-version', noVersion(number));
  const { language, text } = act;
  if (language === languageOf(version))
    return refuse(
      'language-twice',
      say`Version ${version.number} is decided in ${language}: another text in it is a new version.`,
    );
  const before = textIn(version, language);
  if (before === text)
    return refuse('same-text', say`Version ${version.number} has this very text in ${language}.`);
  if (before !== undefined && isBeingDecided(state, version.number))
    return refuse(
      'not-permitted-now',
      say`Version ${version.number} is being decided: its text in ${language} stays as it was circulated.`,
    );
  story.add({ type: 'language-version-added', version: version.number, language, text }, at);
  return null;
}

/** Puts a file beside the version in force, to be read with it; it is not decided with it. */
export function attach(story: Unfolding, act: ActOf<'attach'>, at: Instant): Refusal | null {
  const no = mayPrepare(story, act.type);
  if (no) return no;
  const version = currentVersion(story.state)?.number ?? 0;
  const { attachment, name } = act;
  story.add({ type: 'attached', version, attachment, name }, at);
  return null;
}

function noVersion(number: number | null): Said {
  return number === null
    ? say`No version is frozen yet; language versions follow the text that is decided.`
    : say`There is no version ${number}.`;
}

function isBeingDecided(state: Recommendation, version: number): boolean {
  return openStages(state).some(
    ({ rule, state: stage }) =>
      rule.kind === 'decision' && stage.version === version && stage.phase.is !== 'unopened',
  );
}

/** Whoever may freeze a version prepares what goes with it, or the secretary, unless the procedure names others. */
function mayPrepare(story: Unfolding, act: 'add-language-version' | 'attach'): Refusal | null {
  const offices = preparers(story.state, act);
  if (sitsAt(story.state, story.by, offices)) return null;
  return refuse(
    'not-your-office',
    say`Only the ${asOffices(offices)} may do this (${asAct(act)}).`,
  );
}

function preparers(
  { setting }: Recommendation,
  act: 'add-language-version' | 'attach',
): readonly OfficeId[] {
  const { acts, steps } = setting.procedure;
  const named = acts[act];
  if (named) return named;
  const holders = steps
    .flatMap(({ stages }) => stages)
    .flatMap((stage) =>
      stage.kind === 'task' && stage.act === 'freeze-version' ? [stage.holder] : [],
    );
  const more = act === 'attach' ? ['action-officer', 'secretary'] : ['secretary'];
  return [...new Set([...(acts['freeze-version'] ?? []), ...holders, ...more])];
}

import { spokenCondition } from '../../domain/condition.ts';
import type { DecisionStage, Procedure, Stage, Step } from '../../domain/procedure.ts';
import { placeOf, spokenDue, spokenLength } from './lengths.ts';

/** The route of a procedure as sentences, step by step. */
export function textOf(procedure: Procedure): string {
  const { id, version, title, source, steps } = procedure;
  const sources = source.map(({ instrument, article }) => [instrument, article].join(', '));
  return [
    `${title} (${id}, version ${version})`,
    ...sources.map((one) => `Source: ${one.replace(/, $/, '')}`),
    ...steps.flatMap((step, at) => ['', ...stepLines(steps, step, at)]),
  ].join('\n');
}

function stepLines(steps: readonly Step[], step: Step, at: number): string[] {
  const when = step.when ? `, only where ${spokenCondition(step.when)}` : '';
  const detour = step.detour ? ', only when another step leads here' : '';
  const head = `${at + 1}. ${step.title} (${step.id})${when}${detour}`;
  return [head, ...step.stages.flatMap((stage) => stageLines(steps, stage, at))];
}

/** The id of the step that comes after this one of itself. */
export function nextOf(steps: readonly Step[], at: number): string {
  return steps.find((step, index) => index > at && !step.detour)?.id ?? 'end';
}

function stageLines(steps: readonly Step[], stage: Stage, at: number): string[] {
  const next = nextOf(steps, at);
  if (stage.kind === 'task')
    return [
      `   ${stage.title}: ${stage.act} by the ${stage.holder}${spokenDue(stage.due)}; then ${placeOf(stage.next, next)}`,
    ];
  return [
    `   ${stage.title}: ${windowOf(stage)}; ${silenceOf(stage)}`,
    ...stage.opening.requires.map(({ label }) => `     not opened where ${label}`),
    ...positionLines(stage),
    ...stage.thresholds.map((one) => `     needs: otherwise ${one.label}`),
    ...wayLines(stage, next),
  ];
}

function windowOf({ window, electorate }: DecisionStage): string {
  const who = typeof electorate === 'string' ? electorate : electorate.join(' and ');
  const least = window.minimum.map(
    ({ when, is }) => `${spokenLength(is)}${when ? ` where ${spokenCondition(when)}` : ''}`,
  );
  const most = window.maximum ? `, at most ${spokenLength(window.maximum)}` : '';
  const bound = least.length > 0 ? `, at least ${least.join(', else ')}` : '';
  return `${who} are asked for ${spokenLength(window.default)}${bound}${most}`;
}

function silenceOf({ silence, breaks, positions }: DecisionStage): string {
  const canBreak = Object.values(positions).some(({ effect }) => effect === 'breaks');
  const meaning = {
    assent: 'silence is assent',
    abstention: 'silence is an abstention',
    missing: 'silence is no answer',
  }[silence];
  return canBreak ? `${meaning}; a break is ${breaks}` : meaning;
}

function positionLines({ positions, comments }: DecisionStage): string[] {
  const names = Object.entries(positions).map(([name, { effect, needsReason }]) => {
    const said = [
      ...(effect === 'none' ? [] : [effect]),
      ...(needsReason ? ['with a reason'] : []),
    ];
    return said.length > 0 ? `${name} (${said.join(', ')})` : name;
  });
  const broken = (comments?.breaks ?? []).join(' or ');
  return [
    ...(names.length > 0 ? [`     answers: ${names.join(', ')}`] : []),
    ...(comments ? [`     comments by ${comments.by}${broken && `; ${broken} breaks it`}`] : []),
  ];
}

/** What happens on each outcome. */
export function outcomesOf(stage: DecisionStage, next: string): [string, string][] {
  const { determination } = stage;
  const blocked = determination?.blocked;
  const breaks =
    Object.values(stage.positions).some(({ effect }) => effect === 'breaks') ||
    (stage.comments?.breaks.length ?? 0) > 0;
  return [
    ['agreed', placeOf(stage.agreed, next)],
    ...(breaks ? [['broken', placeOf(stage.broken, next)] as [string, string]] : []),
    ['not agreed', placeOf(stage.notAgreed, next)],
    ...(blocked ? [['objection stands', placeOf(blocked, next)] as [string, string]] : []),
  ];
}

function wayLines(stage: DecisionStage, next: string): string[] {
  const { determination, passOver } = stage;
  const only = determination?.onTie ? ' where it is a tie' : '';
  return [
    ...(determination ? [`     the outcome is found by the ${determination.by}${only}`] : []),
    ...(passOver
      ? [
          `     who never answers is passed over by the ${passOver.by}, from the ${passOver.from} on`,
        ]
      : []),
    ...outcomesOf(stage, next).map(([outcome, place]) => `     ${outcome}: ${place}`),
  ];
}

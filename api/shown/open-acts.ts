import type { z } from 'zod';
import { awaited, type Awaited } from '../../domain/awaited.ts';
import { officeOf } from '../../domain/offices.ts';
import { openActs } from '../../domain/open-acts.ts';
import { stageRule, stepOf } from '../../domain/stages.ts';
import type { Recommendation } from '../../domain/state.ts';
import type { Instant } from '../../domain/time.ts';
import { titleIn, type Language } from '../../domain/words/languages.ts';
import { actorUnder } from '../auth/acting.ts';
import type { Caller } from '../auth/caller.ts';
import type { openActShown } from '../contract/asks.ts';

type Shown = z.input<typeof openActShown>;

type Asking = {
  readonly caller: Caller;
  readonly now: Instant;
  /** Of the reader. */
  readonly language: Language;
};

/** What the caller could do here now under any mandate, and what of it waits for them. */
export function showOpenActs(state: Recommendation, { caller, now, language }: Asking): Shown[] {
  const waiting = awaited(state);
  const shown = caller.mandates.flatMap((mandate) =>
    openActs(state, actorUnder(mandate), now).map(({ act, stage, ...found }): Shown => ({
      act,
      stage,
      title: stage === null ? null : titleIn(language, titleOf(state, stage)),
      outcomes: [...found.outcomes],
      bodies: [...found.bodies],
      steps: found.steps.map((step) => ({ step, title: stepTitle(state, step, language) })),
      strikes: [...found.strikes],
      isAwaited: waiting.some(
        (one) =>
          one.act === act && (stage === null || one.stage === stage) && isFor(state, one, mandate),
      ),
      actingFor: { body: mandate.body, role: mandate.role },
    })),
  );
  return [...new Map(shown.map((one) => [`${one.act} ${one.stage ?? ''}`, one])).values()];
}

function titleOf({ setting }: Recommendation, stage: string) {
  return stageRule(setting.procedure, stage)?.title ?? stage;
}

function stepTitle({ setting }: Recommendation, step: string, language: Language): string {
  return titleIn(language, stepOf(setting.procedure, step)?.title ?? step);
}

function isFor(
  state: Recommendation,
  { who }: Awaited,
  { body, role }: Shown['actingFor'],
): boolean {
  if ('body' in who) return who.body === body;
  const office = officeOf(state, who.office);
  return office !== null && office.body === body && office.role === role;
}

import { z } from 'zod';
import type { CaseEvent, Deed } from '../../domain/simulation/case.ts';
import { bodySchema } from './bodies.ts';
import { instantSchema, windowFields, windowIn, windowSchema } from './times.ts';

type Event = Omit<CaseEvent, 'index'>;
type When = {
  readonly at: number;
  readonly stage?: string | undefined;
  readonly by?: string | undefined;
};

const prose = z.string().max(20_000).optional();
const name = z.string({ error: 'is missing' }).min(1).max(64);

function event({ at, stage, by }: When, does: Deed): Event[] {
  return [{ at, stage: stage ?? null, by: by ?? null, does }];
}

export function isReasoned(...given: readonly (string | undefined)[]): boolean {
  return given.some((one) => one !== undefined && one.trim() !== '');
}

/** What every act may say beside what it needs. */
export function commonFields(zone: string) {
  return {
    at: instantSchema(zone),
    stage: name.optional(),
    by: name.optional(),
    act: z.string(),
    reason: prose,
    text: prose,
  };
}

/** The form of every act, by its name. */
export function actForms(zone: string): Readonly<Record<string, z.ZodType<Event[]>>> {
  const common = commonFields(zone);
  const form = <S extends z.ZodRawShape>(fields: S) => z.strictObject({ ...common, ...fields });
  const plain = (act: PlainAct) => form({}).transform((given) => event(given, { act }));
  const ofBody = (act: BodyAct) =>
    form({ body: bodySchema }).transform((given) => event(given, { act, body: given.body }));
  return {
    ...Object.fromEntries(plainActs.map((act) => [act, plain(act)])),
    ...Object.fromEntries(bodyActs.map((act) => [act, ofBody(act)])),
    ...textForms(zone),
    ...windowForms(zone),
    ...mendingForms(zone),
    comment: form({
      body: bodySchema,
      kind: z.enum(['editorial', 'substantive', 'critical']),
      id: name.optional(),
      clause: z.string().max(200).optional(),
    }).transform((given) => {
      const { body, kind, id, clause = '' } = given;
      return event(given, { act: 'comment', body, kind, clause, id: id ?? `${body}-${given.at}` });
    }),
    dispose: form({
      comment: name,
      disposition: z.enum(['accepted', 'modified', 'rejected', 'deferred']),
    }).transform((given) => {
      const { comment, disposition } = given;
      return event(given, { act: 'dispose', comment, disposition });
    }),
    advise: form({ aligned: z.boolean().default(true) }).transform((given) =>
      event(given, { act: 'advise', aligned: given.aligned }),
    ),
    mark: form({
      marking: z.string().min(1).max(200).default('unclassified'),
      releasability: z.array(z.string().max(200)).max(200).default([]),
    }).transform((given) => {
      const { marking, releasability } = given;
      return event(given, { act: 'mark', marking, releasability });
    }),
    return: form({ to: name.optional() }).transform((given) =>
      event(given, { act: 'return', to: given.to ?? null }),
    ),
  };
}

const plainActs = [
  'accept',
  'close-package',
  'endorse',
  'note',
  'withhold',
  'publish',
  'submit-evidence',
  'accept-evidence',
  'raise',
  'withdraw',
] as const;
type PlainAct = (typeof plainActs)[number];

const bodyActs = [
  'lift',
  'withdraw-position',
  'recuse',
  'request-more-time',
  'undelivered',
] as const;
type BodyAct = (typeof bodyActs)[number];

/** Acts that bring a text: a new version, or the same circulated. */
function textForms(zone: string) {
  const common = commonFields(zone);
  const changed = z
    .array(z.string().min(1).max(64))
    .max(2000)
    .optional()
    .describe('Clauses that differ from the version before; left out: not known');
  const window = windowSchema(zone).optional();
  return {
    'freeze-version': z
      .strictObject({
        ...common,
        window,
        benchmark: prose,
        indicator: prose,
        authority: bodySchema.optional(),
        dueDate: instantSchema(zone).optional(),
        changed,
      })
      .transform((given) => {
        const { authority, dueDate, benchmark, indicator } = given;
        const isNamed = isReasoned(benchmark) && isReasoned(indicator);
        const item =
          isNamed && authority !== undefined && dueDate !== undefined
            ? { authority, dueDate }
            : null;
        const { window: asked = null, changed: differing = null } = given;
        return event(given, { act: 'freeze-version', window: asked, item, changed: differing });
      }),
    reissue: z.strictObject({ ...common, window, changed }).transform((given) => {
      const { window: asked = null, changed: differing = null } = given;
      return event(given, { act: 'reissue', window: asked, changed: differing });
    }),
    circulate: z
      .strictObject({ ...common, window, languages: z.array(name).max(50).default([]) })
      .transform((given) => {
        const { languages } = given;
        return event(given, { act: 'circulate', languages, window: given.window ?? null });
      }),
    convene: z
      .strictObject({ ...common, window })
      .transform((given) => event(given, { act: 'convene', window: given.window ?? null })),
  };
}

/** Acts that go on without a body, put a mistake right, or undo what the summit withheld. */
function mendingForms(zone: string) {
  const common = commonFields(zone);
  const erratum = { event: z.int().min(1).optional(), body: bodySchema.optional() };
  return {
    'pass-over': z
      .strictObject({ ...common, body: bodySchema.optional() })
      .transform((given) => event(given, { act: 'pass-over', without: given.body ?? null })),
    erratum: z.strictObject({ ...common, ...erratum }).transform((given, context) => {
      const of = given.event ?? given.body;
      if (of !== undefined && (given.event === undefined || given.body === undefined))
        return event(given, { act: 'erratum', of, strike: given.body !== undefined });
      const message = 'is missing or doubled: event corrects one by its number, body strikes';
      context.addIssue({ code: 'custom', path: ['event'], message });
      return z.NEVER;
    }),
    reopen: z
      .strictObject({ ...common, to: name.optional() })
      .transform((given) => event(given, { act: 'reopen', to: given.to ?? null })),
  };
}

/** Acts whose window may stand among their own fields: `{ act: extend, workingDays: 2 }`. */
function windowForms(zone: string) {
  const fields = {
    ...commonFields(zone),
    ...windowFields(zone),
    window: windowSchema(zone).optional(),
  };
  const outcome = z.enum(['agreed', 'not-agreed', 'broken', 'extend', 'resume']);
  return {
    extend: z.strictObject(fields).transform((given, context) => {
      const window = oneWindow(given, context);
      if (window !== null) return event(given, { act: 'extend', window });
      context.addIssue({ code: 'custom', message: 'names no later expiry, such as until' });
      return z.NEVER;
    }),
    determine: z.strictObject({ ...fields, outcome }).transform((given, context) => {
      const window = oneWindow(given, context);
      if (given.outcome === 'extend' && window === null)
        context.addIssue({ code: 'custom', message: 'extends without a window' });
      return event(given, {
        act: 'determine',
        outcome: given.outcome,
        window,
        isReasoned: isReasoned(given.reason, given.text),
      });
    }),
  };
}

type Windowed = Parameters<typeof windowIn>[0] & {
  readonly window?: Exclude<ReturnType<typeof windowIn>, string | null> | undefined;
};

function oneWindow(given: Windowed, context: z.RefinementCtx) {
  const inline = windowIn(given);
  if (typeof inline === 'string' || (inline && given.window)) {
    const message = typeof inline === 'string' ? inline : 'names its window twice';
    context.addIssue({ code: 'custom', message });
    return given.window ?? null;
  }
  return given.window ?? inline;
}

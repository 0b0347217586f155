import { z } from 'zod';
import { roleMay } from '../../domain/policy/may.ts';
import { rowOf } from '../../domain/policy/table.ts';
import { textOf } from '../../domain/text-version.ts';
import type { Edge } from '../edge.ts';
import { findMatter, knownReview } from '../matter.ts';
import { Problem } from '../problem.ts';
import type { Writing } from '../route.ts';
import { mayReadVersion } from '../shown/version.ts';

/** What of a body says what is signed; prose is not repeated. */
const Said = z.object({
  position: z.string().optional(),
  outcome: z.string().optional(),
  stage: z.string().nullable().optional(),
  speaker: z.string().optional(),
  successor: z.string().optional(),
  to: z.string().nullable().optional(),
  event: z.int().optional(),
  strike: z.unknown().optional(),
});

const Spoken = z.object({
  body: z.string().optional(),
  bodies: z.array(z.string()).optional(),
  reference: z.string().optional(),
  actingFor: z.object({ body: z.string() }).optional(),
});

const Many = z.object({ items: z.array(z.looseObject({ reference: z.string() })) });

type Asked = Writing<unknown, unknown>;

/**
 * What somebody is about to sign: the act, in whose name, and of each matter the very text that is
 * bound. A text that is not theirs to read is left out, as everywhere.
 *
 * @throws Problem where there is no such matter
 */
export async function signingOf(edge: Edge, asked: Asked) {
  const { act, caller, body } = asked;
  const many = Many.safeParse(body);
  const items = many.success ? many.data.items : [body];
  const signed = await Promise.all(
    items.map(async (item) => {
      const on = signedMatter(edge, asked, item);
      // Of several each has its own answer, and one that is not there says so there.
      return many.success ? await on.catch(orUnsigned) : await on;
    }),
  );
  return {
    act,
    does: rowOf(act).does,
    person: caller.person,
    on: signed.filter((one) => one !== null),
  };
}

function orUnsigned(error: unknown): null {
  if (error instanceof Problem && error.code === 'unknown-recommendation') return null;
  throw error;
}

async function signedMatter(edge: Edge, asked: Asked, item: unknown) {
  const spoken = Spoken.safeParse(item).data ?? {};
  const said = Said.safeParse(item).data ?? {};
  const { reference, review } = subjectOf(asked, spoken);
  const bodies = bodiesOf(asked, spoken);
  const matter = reference === null ? null : await findMatter(edge, asked.caller, reference);
  const version = matter?.state.versions.at(-1);
  const reads = matter && version && mayReadVersion(matter, version.number);
  const title =
    matter?.found.title ?? (review && (await knownReview(edge, asked.caller, review)).review.title);
  return {
    reference,
    review,
    title: title ?? null,
    bodies,
    ...said,
    text: reads ? { version: version.number, hash: version.hash, document: textOf(version) } : null,
  };
}

const References = z.object({ reference: z.string() });
const Reviews = z.object({ id: z.string() });

/** Which recommendation or review it is about, by its address or its body. */
export function subjectOf(
  { params, route }: Asked,
  spoken: { readonly reference?: string | undefined } = {},
): { readonly reference: string | null; readonly review: string | null } {
  const named = References.safeParse(params).data?.reference ?? spoken.reference ?? null;
  const isReview = route.startsWith('POST /api/reviews/');
  const review = isReview ? (Reviews.safeParse(params).data?.id ?? null) : null;
  return { reference: named, review };
}

/** In whose name: the bodies that are named, else those for which the caller may do such a thing. */
function bodiesOf({ act, caller }: Asked, spoken: z.output<typeof Spoken>): readonly string[] {
  if (spoken.bodies) return spoken.bodies;
  const named = spoken.body ?? spoken.actingFor?.body;
  if (named !== undefined) return [named];
  const fitting = caller.mandates.filter(({ role }) => roleMay(act, role));
  return [...new Set(fitting.map(({ body }) => body))];
}

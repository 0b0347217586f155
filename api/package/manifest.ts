import { z } from 'zod';
import type { Manifest } from '../../domain/review/manifest.ts';

const instant = z.int();
const hash = z.string().nullable();

const slip = z.object({
  latest: instant.nullable(),
  slack: z.object({ milliseconds: z.int(), workingDays: z.int() }).nullable(),
  misses: instant.nullable(),
});

const position = z.object({
  body: z.string(),
  position: z.string(),
  at: instant,
  reason: hash,
  statement: hash,
  attached: z.enum(['reservation', 'statement']).nullable(),
});

const stage = z.object({
  stage: z.string(),
  title: z.string(),
  round: z.int(),
  version: z.int().nullable(),
  outcome: z.string(),
  closedAt: instant,
  positions: z.array(position),
  silent: z.array(z.string()),
});

const member = z.object({
  reference: z.string(),
  title: z.string(),
  workingGroup: z.string(),
  version: z.int(),
  text: z.string(),
  document: z.string(),
  language: z.string(),
  languageVersions: z.array(z.object({ language: z.string(), text: z.string() })),
  annexes: z.array(z.object({ attachment: z.string(), name: z.string() })),
  marking: z.string().nullable(),
  releasability: z.array(z.string()),
  item: z
    .object({
      authority: z.string(),
      due: z.object({ at: instant, zone: z.string() }),
      indicator: z.string(),
    })
    .nullable(),
  stages: z.array(stage),
  slip,
});

const manifestSchema: z.ZodType<Manifest> = z.object({
  form: z.literal('nemcon-package/1'),
  review: z.string(),
  title: z.string(),
  procedure: z.object({ id: z.string(), version: z.int() }),
  summitAt: instant,
  at: instant,
  members: z.array(member),
});

/** The manifest that a document holds; undefined for one of an older form, which names hashes only. */
export function readManifest(text: string): Manifest | undefined {
  const value: unknown = JSON.parse(text);
  return manifestSchema.safeParse(value).data;
}

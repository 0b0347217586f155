import { z } from 'zod';

/** What the simulator's page needs of a procedure: the answers of its first decision, and its facts. */
export type Asked = {
  readonly title: string;
  readonly positions: readonly string[];
  readonly needsReason: ReadonlySet<string>;
};

const whole = z.object({
  steps: z.array(
    z.object({
      stages: z.array(
        z.object({
          kind: z.string(),
          title: z.string(),
          positions: z.record(z.string(), z.object({ needsReason: z.boolean() })).optional(),
        }),
      ),
    }),
  ),
});

/** The decision that a procedure begins with; null where it begins with something else. */
export function firstDecision(definition: unknown): Asked | null {
  const [stage] = whole.safeParse(definition).data?.steps[0]?.stages ?? [];
  if (stage?.kind !== 'decision' || stage.positions === undefined) return null;
  const positions = Object.entries(stage.positions);
  return {
    title: stage.title,
    positions: positions.map(([name]) => name),
    needsReason: new Set(positions.filter(([, { needsReason }]) => needsReason).map(([n]) => n)),
  };
}

const requirement = z.object({ label: z.string(), condition: z.unknown() });
const condition = z.object({ fact: z.string(), in: z.tuple([z.literal(true)]) });

/** The yes-or-no facts that a procedure requires, each once, with what is said where one is missing. */
export function factsOf(definition: unknown): readonly { fact: string; label: string }[] {
  const found = new Map<string, string>();
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const required = requirement.safeParse(value).data;
    const fact = condition.safeParse(required?.condition).data?.fact;
    if (fact !== undefined && required) found.set(fact, required.label);
    Object.values(value).forEach(look);
  };
  look(definition);
  return [...found].map(([fact, label]) => ({ fact, label }));
}

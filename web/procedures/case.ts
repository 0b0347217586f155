/** A case as it is put together on the page; `docs/procedures.md` has the format it becomes. */
export type Drafted = {
  readonly procedure: string;
  /** ISO 8601, UTC. */
  readonly start: string;
  readonly electorate: readonly string[];
  readonly facts: Readonly<Record<string, boolean>>;
  readonly events: readonly Said[];
};

/** An answer on the time line. */
export type Said = {
  readonly id: string;
  readonly body: string;
  /** Or `act:` and what it does beside answering. */
  readonly position: string;
  /** From the start. */
  readonly minutes: number;
};

/** What a body does on a time line beside answering. */
export const bodyActs = ['lift', 'withdraw-position', 'request-more-time', 'recuse'] as const;
export type BodyAct = (typeof bodyActs)[number];

export function actOf(position: string): BodyAct | undefined {
  return bodyActs.find((act) => position === `act:${act}`);
}

const minute = 60_000;

/** @param needsReason positions that are refused without one */
export function caseOf(
  { procedure, start, electorate, facts, events }: Drafted,
  needsReason: ReadonlySet<string>,
) {
  return {
    procedure,
    start,
    electorate,
    facts,
    events: events
      .toSorted((one, other) => one.minutes - other.minutes)
      .map(({ body, position, minutes }) => {
        const at = instantAt(start, minutes);
        const act = actOf(position);
        if (act !== undefined) return { at, body, act };
        return {
          at,
          body,
          position,
          ...(needsReason.has(position) ? { reason: 'its reason' } : {}),
        };
      }),
  };
}

/** The instant so many minutes after the start. */
export function instantAt(start: string, minutes: number): string {
  return new Date(Date.parse(start) + minutes * minute).toISOString();
}

/** How many minutes an instant is after the start. */
export function minutesTo(start: string, instant: string): number {
  return Math.round((Date.parse(instant) - Date.parse(start)) / minute);
}

/** Next Monday at nine, UTC: a day on which people would open something. */
export function nextMonday(now: number = Date.now()): string {
  const day = new Date(now);
  day.setUTCDate(day.getUTCDate() + ((8 - day.getUTCDay()) % 7 || 7));
  day.setUTCHours(9, 0, 0, 0);
  return day.toISOString();
}

import { z } from 'zod';
import type { CaseEvent } from '../../domain/simulation/case.ts';
import type { Span } from '../../domain/simulation/outages.ts';
import { actForms } from './act-forms.ts';
import { faultsAt, shownPath, type Fault } from '../faults.ts';
import { responseForm } from './response-form.ts';
import { instantSchema } from './times.ts';

/** What one entry under `events` stands for. */
export type ReadEvent =
  | { readonly is: 'events'; readonly events: readonly Omit<CaseEvent, 'index'>[] }
  | { readonly is: 'outage'; readonly span: Span }
  | { readonly is: 'faulty'; readonly faults: readonly Fault[] };

type Form = z.ZodType<readonly Omit<CaseEvent, 'index'>[]>;

/** Reads the entries of `events`, whose forms are told apart by `act`. */
export class EventReader {
  private readonly acts: Readonly<Record<string, Form>>;
  private readonly response: Form;
  private readonly outage: z.ZodType<Span>;

  constructor(zone: string) {
    this.acts = actForms(zone);
    this.response = responseForm(zone);
    this.outage = outageForm(zone);
  }

  read(raw: unknown, index: number): ReadEvent {
    const path = ['events', index];
    const act = actOf(raw);
    if (act === undefined)
      return faulty(path, 'is no event; it has an act, or the position of a body');
    if (act === 'outage') {
      const parsed = this.outage.safeParse(raw);
      if (parsed.success) return { is: 'outage', span: parsed.data };
      return { is: 'faulty', faults: faultsAt(path, parsed.error) };
    }
    const form = act === null ? this.response : this.formOf(act);
    if (!form) return faulty([...path, 'act'], `there is no such act; there are ${this.known()}`);
    const parsed = form.safeParse(raw);
    if (parsed.success) return { is: 'events', events: parsed.data };
    return { is: 'faulty', faults: faultsAt(path, parsed.error) };
  }

  private formOf(act: string): Form | undefined {
    return Object.hasOwn(this.acts, act) ? this.acts[act] : undefined;
  }

  private known(): string {
    return [...Object.keys(this.acts), 'outage'].join(', ');
  }
}

function faulty(path: readonly PropertyKey[], message: string): ReadEvent {
  return { is: 'faulty', faults: [{ path: shownPath(path), message }] };
}

/** The act's name; null for a response, which has none; undefined where it is no event at all. */
function actOf(raw: unknown): string | null | undefined {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return undefined;
  if ('act' in raw) return typeof raw.act === 'string' ? raw.act : '';
  const isResponse = ['position', 'body', 'bodies', 'behalf'].some((field) => field in raw);
  return isResponse ? null : undefined;
}

function outageForm(zone: string): z.ZodType<Span> {
  return z
    .strictObject({
      act: z.literal('outage'),
      at: instantSchema(zone),
      until: instantSchema(zone),
      reason: z.string().max(20_000).optional(),
    })
    .transform(({ at, until }, context): Span => {
      if (until > at) return { from: at, until };
      context.addIssue({ code: 'custom', path: ['until'], message: 'is not after at' });
      return z.NEVER;
    });
}

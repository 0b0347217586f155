import type { Actor, BodyId, Office, Role } from '../../domain/actor.ts';
import type { Act, ServiceReport } from '../../domain/command.ts';
import { decide } from '../../domain/decide.ts';
import type { Decision, Draft } from '../../domain/decision.ts';
import { evolve, initial } from '../../domain/evolve.ts';
import { nextDue } from '../../domain/next-due.ts';
import type { FactValue } from '../../domain/procedure.ts';
import type { Setting } from '../../domain/setting.ts';
import type { Recommendation } from '../../domain/state.ts';
import type { Calendar, Instant } from '../../domain/time.ts';
import { shippedProcedures } from '../../procedures/load.ts';

/** Brussels in 2024, as the edge would make it: Belgian holidays and the two clock changes. */
export const brussels: Calendar = {
  id: 'BE',
  zone: {
    id: 'Europe/Brussels',
    label: 'Brussels',
    offsets: [
      { from: Date.parse('2023-10-29T01:00:00Z'), minutes: 60 },
      { from: Date.parse('2024-03-31T01:00:00Z'), minutes: 120 },
      { from: Date.parse('2024-10-27T01:00:00Z'), minutes: 60 },
    ],
  },
  weekend: [6, 7],
  closedDays: ['2024-01-01', '2024-04-01', '2024-05-01', '2024-05-09', '2024-05-20', '2024-07-21'],
  covers: { from: '2023-11-01', until: '2025-12-31' },
};

export const allies = ['BEL', 'DEU', 'EST', 'FRA', 'HUN', 'NOR', 'POL', 'USA'] as const;

const offices: Readonly<Record<string, Office>> = {
  chair: { body: 'WG-1', role: 'chair' },
  'working-group-chair': { body: 'WG-1', role: 'chair' },
  'action-officer': { body: 'WG-1', role: 'action-officer' },
  'committee-chair': { body: 'CNAD', role: 'chair' },
  secretary: { body: 'IS', role: 'secretary' },
  director: { body: 'IS', role: 'director' },
  'assistant-secretary-general': { body: 'IS', role: 'assistant-secretary-general' },
  'presiding-officer': { body: 'NAC', role: 'presiding-officer' },
  registrar: { body: 'IS', role: 'registrar' },
  'procurement-agency': { body: 'NSPA', role: 'expert' },
  'ministry-of-defence': { body: 'MOD-UKR', role: 'expert' },
  'legal-adviser': { body: 'LEGAL', role: 'expert' },
  requester: { body: 'SALES', role: 'requester' },
};

export function hash(name: string): string {
  return name.padEnd(64, '0');
}

/** A person at an office, or a delegate of a body. */
export function at(place: string): Actor {
  const office = offices[place];
  const role: Role = office?.role ?? 'delegate';
  const body: BodyId = office?.body ?? place;
  return { is: 'person', person: `somebody of ${place}`, body, role, mandate: `m-${place}` };
}

const shipped = shippedProcedures();

/** A recommendation played by hand through the same `decide` that the workflows run. */
export class Story {
  state: Recommendation;
  readonly told: Draft[] = [];

  constructor(
    procedure: string,
    how: { facts?: Record<string, FactValue>; roles?: Setting['roles']; summit?: string } = {},
  ) {
    const found = shipped.find(({ id }) => id === procedure);
    if (!found) throw new Error(`There is no procedure ${procedure}.`);
    const setting: Setting = {
      procedure: found,
      calendar: brussels,
      roles: how.roles ?? { nations: [...allies], 'working-group': ['NOR', 'POL'] },
      offices,
      facts: how.facts ?? {},
      summitAt: how.summit ? Date.parse(how.summit) : null,
      letters: {},
    };
    this.state = initial({ setting, reference: 'R-1', review: 'REV', workingGroup: 'WG-1' });
  }

  start(when: string): Decision {
    return this.act(when, 'secretary', {
      type: 'task',
      workingGroup: 'WG-1',
      title: hash('title'),
    });
  }

  act(when: string, place: string, act: Act): Decision {
    return this.take(Date.parse(when), at(place), act);
  }

  /** Refused acts are a mistake of the story unless the test asks for the refusal. */
  expectRefused(when: string, place: string, act: Act): string {
    const decision = this.act(when, place, act);
    return decision.ok ? 'accepted' : decision.code;
  }

  respond(when: string, body: string, position: string, reason: string | null = null): Decision {
    const text = this.state.versions.at(-1)?.hash ?? hash('none');
    return this.act(when, body, {
      type: 'respond',
      stage: null,
      bodies: [body],
      position,
      text,
      reason: reason === null ? null : hash(reason),
      statement: null,
      to: 'text',
      letter: `${when} ${body}`,
    });
  }

  /** Lets time run to this instant as the workflow would: waking at each due item. */
  passTo(when: string, service: Partial<ServiceReport> = {}): void {
    const until = Date.parse(when);
    for (let due = nextDue(this.state); due && due.at <= until; due = nextDue(this.state)) {
      const deadline = due.needsReport?.deadline ?? due.at;
      const report: ServiceReport = {
        stage: due.stage,
        deadline,
        downAtDeadline: false,
        gaps: 0,
        unsettled: 0,
        ...service,
      };
      this.take(due.at, { is: 'machine', rule: 'time' }, { type: 'time-passed', service: report });
    }
  }

  events(type: string): Draft[] {
    return this.told.filter(({ event }) => event.type === type);
  }

  take(when: Instant, by: Actor, act: Act): Decision {
    const decision = decide(this.state, { by, ...act }, when);
    if (!decision.ok) return decision;
    for (const draft of decision.events) {
      this.told.push(draft);
      this.state = evolve(this.state, { sequence: this.state.sequence + 1, ...draft });
    }
    return decision;
  }
}

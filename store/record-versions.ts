import type { RecordedEvent } from '../domain/event.ts';
import { instant, instantOrNull } from './instants.ts';
import type { Hashed } from './record-batch.ts';
import { upsert } from './record-difference.ts';
import type { Part } from './record-parts.ts';
import type { Row } from './rows.ts';

const versionColumns = {
  number: 'int',
  text: 'text',
  bound: 'text',
  frozen_at: 'timestamptz',
  person: 'text',
  benchmark: 'text',
  authority: 'text',
  due_at: 'timestamptz',
  indicator: 'text',
};

/** The version that an event froze, as the register has it; none for another event. */
export function versionRows({ at, by, event }: RecordedEvent): Row[] {
  if (event.type !== 'version-frozen') return [];
  return [
    {
      number: event.number,
      text: event.text,
      bound: event.paper?.sheet ?? null,
      frozen_at: instant(at),
      person: by.is === 'person' ? by.person : null,
      benchmark: event.names?.benchmark ?? null,
      authority: event.names?.authority ?? null,
      due_at: instantOrNull(event.names?.dueDate),
      indicator: event.names?.indicator ?? null,
    },
  ];
}

export function versionsPart(fresh: readonly Hashed<RecordedEvent>[]): Part[] {
  const rows = fresh.flatMap(({ recorded }) => versionRows(recorded));
  return upsert('version', 'nemcon.versions', versionColumns, ['workflow', 'number'], rows);
}

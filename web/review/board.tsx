import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answer } from '../calls/client.ts';
import { Note } from '../design/badge.tsx';
import { Button } from '../design/button.tsx';
import { reading } from '../shell/queries.ts';
import { PageTrouble, Waiting } from '../shell/trouble.tsx';
import { ReviewPages } from './review-pages.tsx';
import { TaskForm } from './task-form.tsx';
import { BoardCard } from './board-card.tsx';
import { boardColumns, type BoardColumn } from './board-columns.ts';
import { BoardFilters } from './board-filters.tsx';
import { shows, type BoardFilter, type BoardWhole } from './board-filter.ts';
import './board.css';

type Plan = Answer<'/api/reviews/{id}/plan'>;

/** A review's recommendations by the step that they stand in, and what blocks the summit. */
export function Board() {
  const { t } = useTranslation();
  const { id } = useParams({ from: '/reviews/$id' });
  const filter = useSearch({ from: '/reviews/$id' });
  const { data, error } = useQuery(reading('/api/reviews/{id}/board', { id }));
  const plan = useQuery(reading('/api/reviews/{id}/plan', { id, query: { stages: false } }));
  if (error) return <PageTrouble error={error} />;
  if (!data) return <Waiting />;
  const shown = data.lines.filter((line) => shows(filter, line)).length;
  return (
    <section className="board" aria-labelledby="board">
      <ReviewPages id={id} />
      <h1 id="board">{t('board.title', { review: id })}</h1>
      <Blocks plan={plan.data} />
      <p className="sentence">{data.sentence}</p>
      {data.total > 0 && <BoardFilters lines={data.lines} filter={filter} shown={shown} />}
      {data.total > data.lines.length && (
        <p className="quiet small">
          {t('board.cut', { count: data.lines.length, total: data.total })}
        </p>
      )}
      <Columns board={data} plan={plan.data} filter={filter} />
      <TaskForm id={id} isOpen={data.total === 0} />
    </section>
  );
}

function Blocks({ plan }: { readonly plan: Plan | undefined }) {
  const { t } = useTranslation();
  if (plan === undefined) return null;
  return (
    <Note tone={plan.feasible ? 'good' : 'bad'}>
      <h2>{t('board.blocks')}</h2>
      <p>{plan.sentence}</p>
    </Note>
  );
}

function Columns({
  board,
  plan,
  filter,
}: {
  readonly board: BoardWhole;
  readonly plan: Plan | undefined;
  readonly filter: BoardFilter;
}) {
  const columns = useMemo(() => boardColumns(board), [board]);
  const planned = useMemo(() => plannedOf(plan), [plan]);
  return (
    <>
      <Route columns={columns} />
      <div className="columns">
        {columns
          .filter(({ lines }) => lines.length > 0)
          .map((column) => (
            <Column key={column.name} column={column} planned={planned} filter={filter} />
          ))}
      </div>
    </>
  );
}

type Planned = ReadonlyMap<string, { readonly slack: number | null; readonly isCritical: boolean }>;

function plannedOf(plan: Plan | undefined): Planned {
  const critical = new Set(plan?.critical.map(({ reference }) => reference));
  return new Map(
    (plan?.recommendations ?? []).map(({ reference, slack }) => [
      reference,
      { slack: slack?.workingDays ?? null, isCritical: critical.has(reference) },
    ]),
  );
}

/** As many as one looks through; the others are a button away, and hundreds would be felt. */
const atOnce = 20;

/**
 * Cards that a filter leaves out are hidden instead of taken away: to draw them again would take
 * longer than one waits.
 */
function Column({
  column,
  planned,
  filter,
}: {
  readonly column: BoardColumn;
  readonly planned: Planned;
  readonly filter: BoardFilter;
}) {
  const { t } = useTranslation();
  const title = useColumnTitle(column);
  const [most, setMost] = useState(atOnce);
  const matching = column.lines.filter((line) => shows(filter, line));
  const inSight = new Set(matching.slice(0, most));
  const left = matching.length - inSight.size;
  return (
    <section className="column" aria-label={title} hidden={matching.length === 0}>
      <h2>
        {title} <span className="quiet">{matching.length}</span>
      </h2>
      <ul className="plain-list">
        {column.lines
          .filter((line, place) => place < most || inSight.has(line))
          .map((line) => (
            <li key={line.reference} hidden={!inSight.has(line)}>
              <BoardCard
                line={line}
                slack={planned.get(line.reference)?.slack ?? null}
                isCritical={planned.get(line.reference)?.isCritical ?? false}
              />
            </li>
          ))}
      </ul>
      {left > 0 && (
        <Button look="bare" onPress={() => setMost(most + atOnce)}>
          {t('board.showMore', { count: left })}
        </Button>
      )}
    </section>
  );
}

/** The whole route with how many stand where, also where nothing stands now. */
function Route({ columns }: { readonly columns: readonly BoardColumn[] }) {
  const { t } = useTranslation();
  return (
    <ol className="plain-list route small" aria-label={t('board.route')}>
      {columns.map((column) => (
        <Step key={column.name} column={column} />
      ))}
    </ol>
  );
}

function Step({ column }: { readonly column: BoardColumn }) {
  const title = useColumnTitle(column);
  return (
    <li className={column.count === 0 ? 'quiet' : 'busy'}>
      {title} {column.count}
    </li>
  );
}

const outside = ['over', 'meeting'] as const;

/** Titles are the procedure's own words; places outside its steps have ours. */
function useColumnTitle({ name, title }: BoardColumn): string {
  const { t } = useTranslation();
  const known = outside.find((one) => one === name);
  return title ?? (known === undefined ? name : t(`board.outside.${known}`));
}

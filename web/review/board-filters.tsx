import { useNavigate } from '@tanstack/react-router';
import { useId, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../design/button.tsx';
import { isOffice, useOffice } from '../design/office.ts';
import { boardFilter, type BoardFilter, type BoardLine } from './board-filter.ts';

/** Narrows the board by group, by who is awaited and to what is overdue; kept in the address. */
export function BoardFilters({
  lines,
  filter,
  shown,
}: {
  readonly lines: readonly BoardLine[];
  readonly filter: BoardFilter;
  readonly shown: number;
}) {
  const { t } = useTranslation();
  const office = useOffice();
  const navigate = useNavigate({ from: '/reviews/$id' });
  const groups = useMemo(() => distinct(lines.map(({ workingGroup }) => workingGroup)), [lines]);
  const bodies = useMemo(() => distinct(lines.flatMap(({ waitingOn }) => waitingOn)), [lines]);
  const go = (search: BoardFilter) => void navigate({ search, replace: true, resetScroll: false });
  const narrow = (part: Readonly<Record<string, unknown>>) =>
    go(boardFilter({ ...filter, ...part }));
  return (
    <search className="row filters">
      <Narrowing
        label={t('board.group')}
        value={filter.group}
        options={groups.map((group) => [group, group])}
        onChange={(group) => narrow({ group })}
      />
      <Narrowing
        label={t('board.body')}
        value={filter.body}
        options={bodies.map((body) => [body, isOffice(body) ? office(body) : body])}
        onChange={(body) => narrow({ body })}
      />
      <label className="overdue-only">
        <input
          type="checkbox"
          checked={filter.overdue === true}
          onChange={({ target }) => narrow({ overdue: target.checked })}
        />{' '}
        {t('board.overdueOnly')}
      </label>
      {shown < lines.length && (
        <Button look="bare" onPress={() => go({})}>
          {t('board.all')}
        </Button>
      )}
      <span role="status" className="quiet small">
        {t('board.shown', { count: shown, total: lines.length })}
      </span>
    </search>
  );
}

function Narrowing({
  label,
  value,
  options,
  onChange,
}: {
  readonly label: string;
  readonly value: string | undefined;
  readonly options: readonly (readonly [value: string, label: string])[];
  readonly onChange: (value: string) => void;
}) {
  const { t } = useTranslation();
  const id = useId();
  // An address may name what nothing on the board has any more.
  const isKnown = value === undefined || options.some(([one]) => one === value);
  return (
    <span className="row">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className="button"
        value={value ?? ''}
        onChange={({ target }) => onChange(target.value)}
      >
        <option value="">{t('board.any')}</option>
        {!isKnown && <option value={value}>{value}</option>}
        {options.map(([one, name]) => (
          <option key={one} value={one}>
            {name}
          </option>
        ))}
      </select>
    </span>
  );
}

function distinct(names: readonly string[]): readonly string[] {
  return [...new Set(names)].toSorted();
}

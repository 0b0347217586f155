import type { Budget } from './line.ts';

/** The budgets of the design, by the id of their line; a line that is not here has none. */
export const budgets: Readonly<Record<string, Budget>> = {
  'decision-p50': { is: 'times-floor-at-most', times: 1.4 },
  'decision-p99': { is: 'times-floor-at-most', times: 1.4 },
  'burst-median': { is: 'times-floor-at-most', times: 2 },
  'burst-errors': { is: 'at-most', value: 0 },
  'throughput-8': { is: 'times-floor-at-least', times: 0.8 },
  'throughput-32': { is: 'times-floor-at-least', times: 0.8 },
  'throughput-errors': { is: 'at-most', value: 0 },
  starts: { is: 'times-floor-at-least', times: 0.7 },
  'starts-errors': { is: 'at-most', value: 0 },
  'second-start': { is: 'at-most', value: 8 },
  'life-events': { is: 'at-most', value: 700 },
  'life-size': { is: 'at-most', value: 400 },
  memory: { is: 'at-most', value: 400 },
  'acts-share': { is: 'times-floor-at-most', times: 0.2 },
  'web-first-page': { is: 'at-most', value: 1500 },
  'web-first-size': { is: 'at-most', value: 200 },
  'web-event-p99': { is: 'at-most', value: 1000 },
  'web-filter-p99': { is: 'at-most', value: 100 },
  'web-scroll': { is: 'at-most', value: 100 },
};

/** Reads at 20,000 recommendations: milliseconds at most, and times those at 1,000 at most. */
export const readBudget = { atMost: 25, timesSmall: 1.5 } as const;

import type { Group } from './cast.ts';
import type { Paper, Shown, TimelineEvent } from './paper.ts';

/** What became of a recommendation, for the checks. */
export type Account = {
  /** The rounds of a stage, in order. */
  readonly rounds: (stage: string) => Shown['stages'];
  readonly events: (type: string) => readonly TimelineEvent[];
};

/** One recommendation of the demonstration, from its tasking to its conclusion. */
export type Story = {
  readonly letter: 'a' | 'b' | 'c';
  readonly title: string;
  /** Continues "This is the story of …". */
  readonly about: string;
  readonly group: Group;
  /** What the summit says. */
  readonly concluded: 'endorsed' | 'noted';
  /** Plays it until it waits for the package. */
  readonly play: (paper: Paper) => Promise<void>;
  readonly check: (paper: Paper, account: Account) => void;
};

export function accountOf(shown: Shown, timeline: readonly TimelineEvent[]): Account {
  return {
    rounds: (stage) => shown.stages.filter((one) => one.stage === stage),
    events: (type) => timeline.filter((one) => one.type === type),
  };
}

/** How much is measured: `--quick` tells whether all works, the whole run tells how fast it is. */
export type Size = {
  readonly rounds: number;
  /** Sequential decisions in a round. */
  readonly decisions: number;
  /** Bursts in a round. */
  readonly bursts: number;
  /** Seconds of concurrent decisions in a round. */
  readonly seconds: number;
  /** Starts in a round. */
  readonly starts: number;
  /** Requests to each page of each register in a round. */
  readonly reads: number;
  readonly registers: { readonly small: number; readonly large: number };
};

export const whole: Size = {
  rounds: 6,
  decisions: 50,
  bursts: 3,
  seconds: 6,
  starts: 150,
  reads: 60,
  registers: { small: 1000, large: 20_000 },
};

export const quick: Size = {
  rounds: 2,
  decisions: 25,
  bursts: 2,
  seconds: 3,
  starts: 60,
  reads: 40,
  registers: { small: 200, large: 2000 },
};

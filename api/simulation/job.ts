import type { Procedure } from '../../domain/procedure.ts';
import type { Result } from '../../domain/simulation/result.ts';
import type { Fault } from '../../procedures/faults.ts';

/** A case that the thread is given to play. */
export type Job = {
  readonly number: number;
  /** A YAML or JSON text, or the value itself. */
  readonly written: { readonly text: string } | { readonly value: unknown };
  /** Procedures of the register that the case named; null: the register has no such one. */
  readonly procedures: Readonly<Record<string, Procedure | null>>;
};

/** What it came to. */
export type Played =
  | {
      readonly is: 'played';
      readonly result: Result;
      /** What is not as the case expects. */
      readonly differences: readonly string[];
    }
  | { readonly is: 'senseless'; readonly faults: readonly Fault[] }
  | { readonly is: 'too-large'; readonly characters: number }
  /** The case names a procedure that was not given with it. */
  | { readonly is: 'lacking'; readonly procedure: string };

/** What the thread says: that it has begun, or what a job came to. */
export type Said = { readonly ready: true } | { readonly number: number; readonly played: Played };

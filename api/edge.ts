import type { Client } from '@temporalio/client';
import type { Logger } from 'pino';
import type { Codec } from '../codec/codec.ts';
import type { Language } from '../domain/words/languages.ts';
import type { Store } from '../store/connection.ts';
import type { IssuerSignIn } from './auth/issuer-sign-in.ts';
import type { Tokens } from './auth/tokens.ts';
import type { Configuration } from './configuration.ts';
import type { KnownReferences } from './known-references.ts';
import type { Limits } from './limits/limits.ts';
import type { Simulator } from './simulation/simulator.ts';
import type { LiveStreams } from './live/streams.ts';
import type { RegisterPoller } from './write/register-poller.ts';

/** What every route of one API process works with. */
export type Edge = {
  readonly configuration: Configuration;
  readonly store: Store;
  readonly temporal: Client;
  readonly codec: Codec;
  readonly tokens: Tokens;
  readonly issuerSignIn: IssuerSignIn;
  /** Where browsers reach it, for example `https://nemcon.example.org`. */
  readonly publicUrl: string;
  readonly poller: RegisterPoller;
  readonly known: KnownReferences;
  readonly limits: Limits;
  readonly simulator: Simulator;
  readonly live: LiveStreams;
  /** In which sentences and titles are told: the caller's, of those that the rules speak. */
  readonly language: Language;
  readonly log: Logger;
};

import { log, proxyActivities } from '@temporalio/workflow';
import type { ServiceReport } from '../domain/command.ts';
import type { NextDue } from '../domain/next-due.ts';
import type { Activities } from '../activities/activities.ts';
import type { Envelope } from './messages.ts';

const options = {
  startToCloseTimeout: '5 seconds',
  // Without end: until the register can say what was received, nothing may close as agreed.
  retry: { initialInterval: '200 ms', maximumInterval: '5 seconds' },
} as const;

const { reportService } = proxyActivities<Activities>(options);

export type Report = { readonly service: ServiceReport; readonly unsettled: readonly Envelope[] };

/**
 * Asks whether requests could be received around a deadline and which of them no run has answered
 * yet. The workflow goes on taking acts meanwhile.
 */
export class ServiceInquiry {
  readonly #workflow: string;
  #asked: string | null = null;
  #report: Report | null = null;

  constructor(workflow: string) {
    this.#workflow = workflow;
  }

  get hasAnswered(): boolean {
    return this.#report !== null;
  }

  /** The report about this deadline if it has come; else it is being asked for. */
  about({ stage, needsReport }: NextDue, spokenTime: string): Report | null {
    if (needsReport === null) return null;
    const question = `${stage}@${needsReport.deadline}`;
    if (this.#asked !== question) void this.#ask(question, { stage, ...needsReport }, spokenTime);
    return this.#report;
  }

  /** A report counts for the moment at which it came and is not used twice. */
  discard(): void {
    this.#asked = null;
    this.#report = null;
  }

  async #ask(
    question: string,
    what: { stage: string; deadline: number; lookBackFrom: number },
    spokenTime: string,
  ): Promise<void> {
    this.#asked = question;
    this.#report = null;
    const summary = `Could requests be received at ${spokenTime}, and is one unanswered?`;
    const input = { workflow: this.#workflow, ...what };
    try {
      const report = await reportService.executeWithOptions({ ...options, summary }, [input]);
      if (this.#asked === question) this.#report = report;
    } catch (error) {
      // Asked again when the matter is next looked at; until then nothing closes.
      log.error('The service report failed', { error });
      if (this.#asked === question) this.discard();
    }
  }
}

import { ApplicationFailure } from '@temporalio/common';
import type { ServiceReport } from '../domain/command.ts';
import type { Instant } from '../domain/time.ts';
import { findServiceReport } from '../store/availability.ts';
import { findUnreached } from '../store/mails.ts';
import { findUnsettled } from '../store/unsettled.ts';
import type { Envelope } from '../workflows/messages.ts';
import type { Dependencies } from './dependencies.ts';

/** More than this on one recommendation at one deadline is counted and holds the stage. */
const mostApplied = 500;

/** Nobody can say yet whether the API lived at the deadline; its next heartbeat does. */
function notKnownYet(): ApplicationFailure {
  return ApplicationFailure.create({
    message: 'No heartbeat has followed the deadline yet.',
    type: 'not-known-yet',
    nextRetryDelay: '300 ms',
  });
}

/** What the register knows about the service around a deadline. Reads only; may run twice. */
export function serviceActivities({ store, beat }: Pick<Dependencies, 'store' | 'beat'>) {
  return {
    async reportService(about: {
      workflow: string;
      stage: string;
      deadline: Instant;
      lookBackFrom: Instant;
    }): Promise<{ service: ServiceReport; unsettled: readonly Envelope[] }> {
      const { workflow, stage, deadline, lookBackFrom } = about;
      // The newest heartbeat may be older than the deadline; this worker is alive now.
      await beat();
      const report = await findServiceReport(store, { deadline, lookBackFrom });
      if (!report.isCertain) throw notKnownYet();
      const { downAtDeadline, gaps } = report;
      const where = { workflow, before: deadline, limit: mostApplied + 1 };
      const found = await findUnsettled(store, where);
      const unsettled = found.slice(0, mostApplied).map(({ envelope }) => envelope);
      const left = found.length - unsettled.length;
      const undelivered = await findUnreached(store, { workflow, stage, at: deadline });
      const service = { stage, deadline, downAtDeadline, gaps, unsettled: left, undelivered };
      return { service, unsettled };
    },
  };
}

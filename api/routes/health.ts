import type { Express, Request, Response } from 'express';
import { findAlarm } from '../../store/audit/alarms.ts';
import { databaseTime } from '../../store/connection.ts';
import { seenAs } from '../../store/viewing.ts';
import type { Edge } from '../edge.ts';

const largestClockDifference = 500;
const patience = 2000;

type Finding = { readonly ok: boolean; readonly detail: string };

/** `/healthz`: the process answers. `/readyz`: it can and should receive decisions. */
export function serveHealth(app: Express, edge: Edge): void {
  const signIn = edge.tokens.isDevelopment ? 'development' : 'issuer';
  app.get('/healthz', (_request: Request, response: Response) => {
    response.set('cache-control', 'no-store').json({ status: 'up', signIn });
  });
  app.get('/readyz', async (_request: Request, response: Response) => {
    const [register, temporal, audit] = await Promise.all([
      checkRegister(edge),
      checkTemporal(edge),
      checkAudit(edge),
    ]);
    const works = register.ok && temporal.ok;
    response
      .status(works && audit.ok ? 200 : 503)
      .set('cache-control', 'no-store')
      .json({
        status: !works ? 'not ready' : audit.ok ? 'ready' : 'alarm',
        register,
        temporal,
        audit,
      });
  });
}

/** A process whose clock is off would stamp receipts wrongly, and receipts decide what is late. */
async function checkRegister({ store }: Edge): Promise<Finding> {
  const asked = Date.now();
  const theirs = await within(databaseTime(store));
  if (theirs === undefined) return { ok: false, detail: 'PostgreSQL does not answer' };
  const answered = Date.now();
  // Their clock was read at some time between the two; inside that span there is no difference.
  const difference = Math.round(Math.max(asked - theirs, theirs - answered, 0));
  return difference > largestClockDifference
    ? { ok: false, detail: `the clock is ${difference} ms from PostgreSQL's; set it right` }
    : { ok: true, detail: 'answers' };
}

/** What is decided on a register that an older back-up took the place of may contradict what was lost. */
async function checkAudit({ store }: Edge): Promise<Finding> {
  const alarm = await within(findAlarm(seenAs(store, { kind: 'machine' })));
  if (alarm === undefined) return { ok: false, detail: 'it cannot be asked whether it is whole' };
  return alarm === null ? { ok: true, detail: 'no alarm' } : { ok: false, detail: alarm };
}

async function checkTemporal({ temporal, codec }: Edge): Promise<Finding> {
  // With a key missing it would send what nobody reads; what was tampered with is another's fault.
  if (codec.trouble?.isKeyMissing) return { ok: false, detail: codec.trouble.message };
  const answer = await within(
    temporal.withDeadline(Date.now() + patience, () => temporal.workflowService.getSystemInfo({})),
  );
  return answer === undefined
    ? { ok: false, detail: 'Temporal does not answer' }
    : { ok: true, detail: 'answers' };
}

async function within<T>(asked: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((settle) => {
    timer = setTimeout(() => settle(undefined), patience);
  });
  const answer = await Promise.race([asked.catch(() => undefined), late]);
  clearTimeout(timer);
  return answer;
}

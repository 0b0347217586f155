import { createHash } from 'node:crypto';
import type { Allowed } from '../../outgoing/permitted.ts';
import { send } from '../../outgoing/send.ts';
import { readUrl } from '../../outgoing/target.ts';
import type { Outlet } from './outlet.ts';

/**
 * A web address to which each checkpoint is posted as it was signed; the signature in it is the proof
 * of who sent it. The path may hold a secret, so only the host is ever named.
 * @throws TargetRefused for an address that is not called at all
 */
export function webhookOutlet(address: string, allowed: Allowed): Outlet {
  const { origin } = readUrl(address);
  const mark = createHash('sha256').update(address).digest('hex').slice(0, 8);
  return {
    name: `webhook ${origin} (${mark})`,
    publish: async ({ size, note }) => {
      const headers = {
        'content-type': 'text/plain; charset=utf-8',
        'idempotency-key': `checkpoint-${size}`,
        'user-agent': 'nemcon',
      };
      const { status } = await send(address, { method: 'POST', headers, body: note }, { allowed });
      if (status < 200 || status > 299)
        throw new Error(
          `${origin} answered ${status}${status >= 300 && status < 400 ? ', a redirect, which is not followed' : ''}.`,
        );
    },
  };
}

import { z } from 'zod';
import { Refused, type Client } from '../../sample/client.ts';
import { delegate, introduce } from '../cast.ts';
import type { Paper } from '../paper.ts';

const Me = z.object({
  mandates: z.array(z.object({ id: z.string(), body: z.string(), role: z.string() })),
});
const Kept = z.object({ what: z.looseObject({ id: z.string(), setBy: z.string() }) });

const lender = delegate('BEL');
const standIn = delegate('LUX');

/** Belgium's delegate lends the mandate to Luxembourg's for a day, and takes it back. */
export async function lentMandate(client: Client, paper: Paper): Promise<void> {
  const { checks } = paper;
  const own = await client.read(lender.id, '/api/me', Me);
  const mandate = own.mandates.find(({ body, role }) => body === 'BEL' && role === 'delegate');
  const { what } = await client.keep(
    lender.id,
    '/api/stand-ins',
    {
      mandate: mandate?.id,
      person: standIn.id,
      until: new Date(Date.now() + 86_400_000).toISOString(),
      reason: 'On the road to the capital (sample).',
    },
    Kept,
  );
  paper.tell(`${introduce(lender)} lends the mandate to ${introduce(standIn)} until tomorrow`);
  checks.expect('who set the stand-in', what.setBy, 'principal');

  const actingFor = { body: 'BEL' };
  const { accepted } = await paper.responds(standIn, { position: 'agree', actingFor });
  checks.expect('who acted', accepted.by.person, standIn.id);
  checks.expect('for whom', [accepted.by.principal, accepted.by.body], [lender.id, 'BEL']);

  await client.keep(lender.id, `/api/stand-ins/${what.id}/revocation`, {}, z.unknown());
  const refused = await paper
    .responds(standIn, { position: 'agree', actingFor })
    .then(() => 'accepted', codeOf);
  checks.expect('what the stand-in is answered after the revocation', refused, 'no-mandate');
}

function codeOf(error: unknown): string {
  if (error instanceof Refused) return error.code;
  throw error;
}

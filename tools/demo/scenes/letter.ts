import { z } from 'zod';
import type { Client } from '../../sample/client.ts';
import { delegate, introduce } from '../cast.ts';
import type { Paper } from '../paper.ts';

const author = delegate('NOR');
const authorising = delegate('DNK');

/** Norway writes for three: Denmark authorised it in writing, Sweden did not. */
export async function letterForThree(client: Client, paper: Paper): Promise<void> {
  const { checks } = paper;
  const authorisation = {
    body: 'DNK',
    speaker: 'NOR',
    text: 'Norway may answer for Denmark in this matter (sample).',
    until: new Date(Date.now() + 86_400_000).toISOString(),
    reference: paper.reference,
  };
  await client.keep(authorising.id, '/api/authorisations', authorisation, z.unknown());
  paper.tell(`${introduce(authorising)} authorises Norway in writing`);

  const bodies = ['NOR', 'DNK', 'SWE'];
  const { accepted } = await paper.responds(author, { position: 'agree', bodies });
  const refused = accepted.refused?.map(({ body, code }) => `${body}: ${code}`);
  checks.expect('for whom the letter did not count, and why', refused, ['SWE: no-letter']);
  paper.tell(`the letter counts for NOR and DNK; ${accepted.refused?.[0]?.message ?? ''}`);
}

/** What the register shows of it once it is played. */
export function checkLetter(paper: Paper, counted: ReadonlyMap<string, string>): void {
  const { checks } = paper;
  checks.expect(
    'that one letter spoke for both',
    counted.get('NOR') === counted.get('DNK') && counted.has('NOR'),
    true,
  );
  checks.expect('that Sweden is not on record with it', counted.has('SWE'), false);
}

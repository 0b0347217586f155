import { z } from 'zod';
import type { Receipt } from './receipt.ts';

const person = z.object({
  is: z.literal('person'),
  person: z.string(),
  body: z.string(),
  role: z.string(),
  mandate: z.string(),
});
const event = z.object({ type: z.string() });
const answer = z.object({
  status: z.string().optional(),
  response: z.object({ body: z.string(), position: z.string() }),
});

/** What a genuine receipt says, in pieces that a delegate can read. */
export function told({ leaf, content }: Receipt) {
  return {
    what: what(content.event),
    where: `${JSON.stringify(leaf.workflow)}, event ${content.sequence}`,
    by: who(content.by),
    when: when(content.at),
  };
}

/** Quoted as JSON, so that nothing in a receipt can pass as a line of ours. */
function what(value: unknown): string {
  const { data: kind } = event.safeParse(value);
  const { data: given } = answer.safeParse(value);
  if (!kind) return JSON.stringify(value);
  if (!given) return JSON.stringify(kind.type);
  const { body, position } = given.response;
  const status = given.status === undefined ? '' : `, ${JSON.stringify(given.status)}`;
  return `${JSON.stringify(body)} answered ${JSON.stringify(position)}${status}`;
}

function who(value: unknown): string {
  const { data } = person.safeParse(value);
  if (!data) return JSON.stringify(value);
  return `${JSON.stringify(data.person)} for ${JSON.stringify(data.body)} as ${JSON.stringify(data.role)}, mandate ${JSON.stringify(data.mandate)}`;
}

function when(at: number): string {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? String(at) : date.toISOString();
}

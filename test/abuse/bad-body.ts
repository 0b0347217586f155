import type { Contract, Schema } from './contract.ts';
import type { Dice } from './dice.ts';
import { nastyNumbers, nastyTexts, nastyValues } from './nasty.ts';

export type BadBody = {
  readonly sent: string | Uint8Array;
  /** Where it was made bad, as a JSON pointer; null: not at one place. */
  readonly where: string | null;
};

type Spot = { readonly in: Record<string, unknown> | unknown[]; readonly at: string | number };

/** A body that fits the contract, made bad at one place. */
export function badBody(contract: Contract, schema: Schema, dice: Dice): BadBody {
  const body = contract.valid(schema, dice, dice.chance(0.3));
  if (dice.chance(0.25)) return { sent: spoiled(JSON.stringify(body), dice), where: null };
  const spots = spotsIn(body);
  if (spots.length === 0) return { sent: '{"isAdmin":true}', where: '/isAdmin' };
  const chosen = dice.pick(spots);
  if (dice.chance(0.04)) return { sent: JSON.stringify(dice.pick(nastyValues)), where: null };
  const where = change(chosen.spot, dice);
  return { sent: JSON.stringify(body), where: `${chosen.pointer}${where}` };
}

function spotsIn(value: unknown, pointer = ''): { spot: Spot; pointer: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  const holder: Spot['in'] = Array.isArray(value) ? value : recordOf(value);
  return Object.entries(value).flatMap(([name, inner]) => {
    const at = Array.isArray(value) ? Number(name) : name;
    return [{ spot: { in: holder, at }, pointer }, ...spotsIn(inner, `${pointer}/${name}`)];
  });
}

function recordOf(value: object): Record<string, unknown> {
  // The very object, so that what is changed is changed in the body: an assertion, not a copy.
  const isRecord = (one: object): one is Record<string, unknown> => !Array.isArray(one);
  if (!isRecord(value)) throw new Error('A list is no object.');
  return value;
}

/** Changes the value there, or what stands beside it; answers the pointer's last part. */
function change({ in: holder, at }: Spot, dice: Dice): string {
  if (Array.isArray(holder)) {
    holder[Number(at)] = dice.pick(nastyValues);
    return `/${at}`;
  }
  const name = String(at);
  const kind = dice.below(10);
  if (kind === 0) delete holder[name];
  else if (kind === 1) {
    const extra = dice.pick([
      'isAdmin',
      'receivedAt',
      'by',
      'constructor',
      'prototype',
      'a/b',
      'a~b',
      '',
    ]);
    holder[extra] = dice.pick(nastyValues);
    return `/${extra.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  } else if (kind === 2) holder[name] = [holder[name]];
  else if (kind === 3) holder[name] = { value: holder[name] };
  else if (typeof holder[name] === 'number' && kind < 8) holder[name] = dice.pick(nastyNumbers);
  else if (typeof holder[name] === 'string' && kind < 9) holder[name] = dice.pick(nastyTexts);
  else holder[name] = dice.pick(nastyValues);
  return `/${name}`;
}

/** What is not JSON any more, or can be read in two ways. */
function spoiled(json: string, dice: Dice): string | Uint8Array {
  const ways: readonly (() => string | Uint8Array)[] = [
    () => json.slice(0, dice.below(Math.max(1, json.length - 1))),
    () => `${json}${json}`,
    () => `\ufeff${json}`,
    () => `${json},`,
    () => json.replaceAll('"', "'"),
    () => json.replace('}', ',}'),
    () => `{"id":NaN,${json.slice(1)}`,
    () => `/* a */${json}`,
    () => json.replace('{', '{"actingFor":{"body":"NOR"},"actingFor":{"body":"DEU"},'),
    () => json.replace('{', '{"x":1,"\\u0078":2,'),
    () => json.replace('{', '{"__proto__":{"isAdmin":true},'),
    () => json.replace('{', '{"\\ud800":1,'),
    () => `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
    () => `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`,
    () => '',
    () => 'null',
    () => '"text"',
    () => '1e999',
    () => '[]',
    () => ' '.repeat(300_000),
    () => Buffer.concat([Buffer.from(json.slice(0, -1)), Buffer.from([0xff, 0xfe, 0x22, 0x7d])]),
    () => Buffer.from(json.replace('"', '"\u00e9'), 'latin1'),
    () => Buffer.from(json, 'utf16le'),
    () =>
      Buffer.concat([Buffer.from('{"name":"'), Buffer.from([0xed, 0xa0, 0x80]), Buffer.from('"}')]),
    () => Buffer.concat([Buffer.from('{"name":"'), Buffer.from([0xc0, 0xaf]), Buffer.from('"}')]),
  ];
  return dice.pick(ways)();
}

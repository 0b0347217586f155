import type { Hash } from '../domain/state.ts';

export type NamedAnnex = { readonly attachment: Hash; readonly name: string };

/**
 * The sheet that stands for a text with annexes: its SHA-256 is what a decision on them binds. One
 * line each, in the order of the annexes, so that anybody can make it again with `sha256sum`. Names
 * hold no line break (the contract sees to it).
 */
export function coverSheet(text: Hash, annexes: readonly NamedAnnex[]): string {
  const lines = annexes.map(({ attachment, name }) => `annex ${attachment} ${name}\n`);
  return `nemcon version with annexes\ntext ${text}\n${lines.join('')}`;
}

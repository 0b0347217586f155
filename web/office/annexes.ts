export type Annex = { readonly attachment: string; readonly name: string };

/** Annexes as they are kept with the words of a draft: a line for each. */
export function annexLines(annexes: readonly Annex[]): string {
  return annexes.map(({ attachment, name }) => `${attachment} ${name}`).join('\n');
}

/** And as they are sent. */
export function annexesIn(lines: string): readonly Annex[] {
  return lines.split('\n').flatMap((line) => {
    const [, attachment, name] = /^([0-9a-f]{64}) (.+)$/.exec(line) ?? [];
    return attachment === undefined || name === undefined ? [] : [{ attachment, name }];
  });
}

/** A licence expression (SPDX annex D): one licence, or a choice of some, or all of some. */
export type Licences =
  | { readonly is: 'one'; readonly id: string }
  | { readonly is: 'or' | 'and'; readonly of: readonly Licences[] };

/** @throws Error where the text is no licence expression */
export function licencesIn(text: string): Licences {
  const words = text.match(/\(|\)|[^\s()]+/g) ?? [];
  let next = 0;
  const either = (): Licences => joined('or', 'OR', all);
  const all = (): Licences => joined('and', 'AND', single);
  const joined = (is: 'or' | 'and', word: string, part: () => Licences): Licences => {
    const of = [part()];
    while (words[next] === word) {
      next += 1;
      of.push(part());
    }
    const [only] = of;
    return of.length === 1 && only ? only : { is, of };
  };
  const single = (): Licences => {
    const word = words[next++];
    if (word === '(') {
      const inner = either();
      if (words[next++] !== ')') throw new Error(`"${text}" is no licence expression.`);
      return inner;
    }
    if (word === undefined || !/^[A-Za-z0-9][A-Za-z0-9.+-]*$/.test(word) || isJoin(word))
      throw new Error(`"${text}" is no licence expression.`);
    if (words[next] !== 'WITH') return { is: 'one', id: word };
    const exception = words[next + 1];
    next += 2;
    return { is: 'one', id: `${word} WITH ${exception ?? ''}` };
  };
  const found = either();
  if (next !== words.length) throw new Error(`"${text}" is no licence expression.`);
  return found;
}

function isJoin(word: string): boolean {
  return word === 'OR' || word === 'AND' || word === 'WITH';
}

/** Of a choice one has to be allowed, of several together each. */
export function isAllowed(licences: Licences, allowed: ReadonlySet<string>): boolean {
  if (licences.is === 'one') return allowed.has(licences.id);
  return licences.is === 'or'
    ? licences.of.some((one) => isAllowed(one, allowed))
    : licences.of.every((one) => isAllowed(one, allowed));
}

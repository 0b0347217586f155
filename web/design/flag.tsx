import { alpha2Of } from './countries.ts';

/** The flag of a nation as a sign; other bodies have none. Its name stands beside it, so it is not read. */
export function Flag({ body }: { readonly body: string }) {
  const country = alpha2Of(body);
  if (country === undefined) return null;
  const flag = String.fromCodePoint(
    ...country.split('').map((letter) => 0x1f1a5 + letter.charCodeAt(0)),
  );
  return <span aria-hidden="true">{flag}</span>;
}

import { flagOf } from './flags.ts';

/** The flag of a nation; other bodies have none. Its name stands beside it, so it is not read out. */
export function Flag({ body }: { readonly body: string }) {
  const address = flagOf(body);
  if (address === undefined) return null;
  return <img className="flag" src={address} alt="" width={21} height={14} loading="lazy" />;
}

/** An address that the service does not call; the sentence says why and how to mend it. */
export class TargetRefused extends Error {
  override readonly name = 'TargetRefused';
}

import type { OfficeId, Role } from '../actor.ts';

/** Where a mandate must stand for an act, beside its role. */
export type Where =
  /** For any body. */
  | 'anywhere'
  /** At an office of this review, which the procedure names for the act. */
  | 'desk'
  /** For the very body that the act is about. */
  | 'own-body'
  /** For a body of the electorate that was frozen when the stage opened. */
  | 'electorate'
  /** In what concerns them: see knows.ts. */
  | 'concerned'
  /** What is the person's own: an inbox, a receipt, a mandate that they hold. */
  | 'own';

/** One way in which somebody may do an act. */
export type Grant = {
  readonly where: Where;
  /** Whoever holds one of these roles; `signed-in` and `anybody` need no mandate at all. */
  readonly roles: readonly Role[] | 'signed-in' | 'anybody';
};

/** Who learns of it: that it happened, and what was said. */
export type Seen =
  /** Everybody, without a sign-in. */
  | 'everybody'
  /** All whom the matter concerns. */
  | 'concerned'
  /** The officers of the review and the body whose it is, until that releases it. */
  | 'own-body-and-officers'
  /** The person, and who keeps the mandates. */
  | 'keepers'
  | 'own';

/** What a service account has to have been given by name. */
export type Scope = 'start' | 'query' | 'mail';

/** One act of the system: who may, and who sees it. */
export type ActRow = {
  /** In words, to follow "may". */
  readonly does: string;
  /** Any one of these is enough. */
  readonly grants: readonly Grant[];
  /** The desks whose it is where a procedure names none; left out: the procedure's word alone. */
  readonly offices?: readonly OfficeId[];
  /**
   * It binds a nation, declares an outcome, or opens or moves the time in which silence is consent:
   * so it asks for a fresh sign-in of a person.
   */
  readonly binds?: 'nation' | 'outcome' | 'silence';
  /** Names the scope with which a service account may; left out: none may. */
  readonly scope?: Scope;
  readonly seen: Seen;
};

/** A body (a nation, an agency, a committee, a working group): the unit that decides. Nations use ISO 3166-1 alpha-3. */
export type BodyId = string;

/** What a mandate lets a person be for a body. */
export type Role =
  | 'member'
  | 'chair'
  | 'action-officer'
  | 'delegate'
  | 'head-of-delegation'
  | 'expert'
  | 'approver'
  | 'champion'
  | 'secretary'
  | 'director'
  | 'assistant-secretary-general'
  | 'presiding-officer'
  | 'registrar'
  | 'authority'
  | 'auditor'
  | 'requester'
  | 'operator'
  | 'service';

/** A named desk of a review (`secretary`, `working-group-chair`): who sits there is data of the setting. */
export type OfficeId = string;

/** Where an office sits: whoever holds this role for this body. */
export type Office = { readonly body: BodyId; readonly role: Role };

/** A person acting for a body under a mandate. */
export type PersonActor = {
  readonly is: 'person';
  readonly person: string;
  readonly body: BodyId;
  readonly role: Role;
  /** The mandate's id and version as they stood at receipt. */
  readonly mandate: string;
  /** A stand-in acts: whose mandate was lent. Left out: in one's own right. */
  readonly principal?: string;
};

/** Who stands behind an act as a person, also through a stand-in: what separation of duties compares. */
export type Author = { readonly person: string; readonly principal: string | null };

/** The machine, with the rule that made it act. */
export type MachineActor = { readonly is: 'machine'; readonly rule: string };

/** Somebody who acted on the service itself, for example from the Temporal UI. */
export type OperatorActor = { readonly is: 'operator' };

export type Actor = PersonActor | MachineActor | OperatorActor;

/** Roles that may speak for their body in an electorate (review.md: who may do what). */
export const respondingRoles: ReadonlySet<Role> = new Set<Role>([
  'member',
  'chair',
  'delegate',
  'head-of-delegation',
  'approver',
]);

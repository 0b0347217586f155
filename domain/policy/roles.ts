import { respondingRoles, type Role } from '../actor.ts';

/** Every role, with what it is there for (review.md, Who may do what). */
export const roleWords: Readonly<Record<Role, string>> = {
  member: 'drafts, comments and answers in the stages of its working group',
  chair: 'of a group or committee: freezes versions, disposes of comments, endorses',
  'action-officer': 'holds the file, drafts, submits evidence; decides nothing',
  delegate: 'speaks for its nation, on instructions',
  'head-of-delegation': 'what its delegates may, and appoints in its delegation',
  expert: 'advises and records benchmark alignment; cannot object',
  approver: 'answers where a procedure asks for approval',
  champion: 'convenes and chases; overrides nobody',
  secretary: 'circulates, checks procedure, keeps mandates; changes no text',
  director: "receives escalations and chases; decides in nobody's place",
  'assistant-secretary-general': "receives escalations and chases; decides in nobody's place",
  'presiding-officer': 'opens a silence, extends, re-issues, determines',
  registrar: 'marks, redacts, publishes; changes no outcome',
  authority: 'carries out what was endorsed and shows evidence of it',
  auditor: 'reads what is released to it and verifies the record; writes nothing',
  requester: 'reads what is released to it; acts on nothing',
  operator: 'runs the service; acts for nobody and reads no text',
  service: 'a program: what its scopes name; binds no nation',
};

export function isRole(name: string): name is Role {
  return Object.hasOwn(roleWords, name);
}

export const roles: readonly Role[] = Object.keys(roleWords).filter(isRole).toSorted();

function allBut(...others: readonly Role[]): readonly Role[] {
  return roles.filter((role) => !others.includes(role));
}

/** They watch, run or query; whatever a procedure's desks say, no act of a matter is theirs. */
const watchers = ['auditor', 'requester', 'operator', 'service'] as const satisfies readonly Role[];

/** Who may sit at a desk that a procedure names. */
export const deskRoles = allBut(...watchers);

/** Of these, who may declare an outcome; the others advise, hold, chase, mark or carry out. */
export const outcomeRoles = allBut(
  ...watchers,
  'action-officer',
  'assistant-secretary-general',
  'authority',
  'champion',
  'director',
  'expert',
  'registrar',
);

/** Who speaks for a body in an electorate; an expert advises and never objects. */
export const speakingRoles: readonly Role[] = roles.filter((role) => respondingRoles.has(role));

/** Who looks at people, mandates and stand-ins: all but who reads as the public does. */
export const insideRoles = allBut('requester');

/** Who reads the words of what concerns them, and not its state alone. */
export const textRoles = allBut('requester', 'operator', 'service');

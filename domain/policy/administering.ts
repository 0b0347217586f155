import { deskRoles, insideRoles, roles, speakingRoles } from './roles.ts';
import type { ActRow } from './row.ts';

/** Who keeps people, bodies and mandates; never those who run the service. */
const keepers = [{ where: 'anywhere', roles: ['secretary', 'registrar'] }] as const;

const appointing = [...keepers, { where: 'own-body', roles: ['head-of-delegation'] }] as const;

const lending = [
  { where: 'own', roles: insideRoles },
  { where: 'own-body', roles: ['head-of-delegation'] },
  { where: 'anywhere', roles: ['secretary'] },
] as const;

const authorising = [
  { where: 'own-body', roles: speakingRoles },
  { where: 'anywhere', roles: ['secretary'] },
] as const;

/** Writes that no workflow decides. */
export const administering = {
  'keep-body': { does: 'add a body or change it', grants: keepers, seen: 'everybody' },
  'keep-person': { does: 'add a person or change them', grants: keepers, seen: 'keepers' },
  'grant-mandate': { does: 'give a person a mandate', grants: appointing, seen: 'concerned' },
  'revoke-mandate': { does: 'end a mandate', grants: keepers, seen: 'concerned' },
  'hand-over-mandate': {
    does: 'let another person take a mandate over',
    grants: appointing,
    seen: 'concerned',
  },
  'set-stand-in': { does: 'lend a mandate to a stand-in', grants: lending, seen: 'concerned' },
  'end-stand-in': { does: 'end a stand-in', grants: lending, seen: 'concerned' },
  'give-authorisation': {
    does: 'authorise another body in writing to speak for a body',
    grants: authorising,
    binds: 'nation',
    seen: 'own-body-and-officers',
  },
  'end-authorisation': {
    does: 'end a written authorisation',
    grants: authorising,
    binds: 'nation',
    seen: 'own-body-and-officers',
  },
  'keep-procedure': {
    does: 'keep a procedure, or the next version of one',
    grants: [{ where: 'anywhere', roles: ['secretary', 'registrar', 'presiding-officer'] }],
    seen: 'concerned',
  },
  'claim-wait': {
    does: 'claim what waits for a desk with several people',
    grants: [{ where: 'own', roles: deskRoles }],
    seen: 'own',
  },
  'release-claim': {
    does: 'release what is claimed at a desk',
    grants: [
      { where: 'own', roles: deskRoles },
      { where: 'own-body', roles: ['head-of-delegation'] },
      { where: 'anywhere', roles: ['secretary'] },
    ],
    seen: 'own',
  },
  'hand-in-file': {
    does: 'hand in a file that a version may name',
    grants: [{ where: 'anywhere', roles: deskRoles }],
    seen: 'own',
  },
  'report-bounce': {
    does: 'report that a mail came back',
    grants: [{ where: 'anywhere', roles: ['secretary', 'service'] }],
    scope: 'mail',
    seen: 'concerned',
  },
  redact: {
    does: 'take a text, a file or a person’s data away',
    grants: [{ where: 'anywhere', roles: ['registrar'] }],
    seen: 'everybody',
  },
  'make-calendar': {
    does: 'make an address for their calendar program',
    grants: [{ where: 'own', roles }],
    seen: 'own',
  },
  'end-calendar': {
    does: 'end the address of their calendar',
    grants: [{ where: 'own', roles: 'signed-in' }],
    seen: 'own',
  },
  'keep-service': {
    does: 'register a service account or change it',
    grants: keepers,
    seen: 'keepers',
  },
  'end-service': { does: "end a service account's access", grants: keepers, seen: 'keepers' },
  'sign-out': {
    does: 'sign out, here or everywhere',
    grants: [{ where: 'own', roles: 'signed-in' }],
    seen: 'own',
  },
  'end-sessions': { does: 'sign another person out', grants: keepers, seen: 'keepers' },
} as const satisfies Readonly<Record<string, ActRow>>;

export type AdministeringAct = keyof typeof administering;

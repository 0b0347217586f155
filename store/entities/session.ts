import { defineEntity, p } from '@mikro-orm/core';
import { guarded } from './guarded.ts';
import { ofApi } from './of-api.ts';
import { registerSchema } from './register.ts';

/** A browser in which somebody is signed in; its secret is known by its SHA-256 only. */
export const SessionEntity = defineEntity({
  name: 'SessionEntity',
  tableName: 'sessions',
  schema: registerSchema,
  ...guarded(ofApi.sessions),
  properties: {
    /** Names it in lists; opens nothing. */
    id: p.text().primary(),
    secretHash: p.text().unique(),
    person: p.text(),
    /** When the person last showed the issuer who they are; null: the issuer does not say. */
    authenticatedAt: p.datetime(3).nullable(),
    signedInAt: p.datetime(3),
    seenAt: p.datetime(3),
    /** It ends then at the latest. */
    endsAt: p.datetime(3),
    endedAt: p.datetime(3).nullable(),
    browser: p.text().nullable(),
  },
  indexes: [
    { name: 'sessions_by_person', properties: ['person', 'id'] },
    { name: 'sessions_by_end', properties: ['endsAt'] },
  ],
});

/** A sign-in that is under way at the issuer. Nothing in it lets anybody finish it. */
export const SignInEntity = defineEntity({
  name: 'SignInEntity',
  tableName: 'sign_ins',
  schema: registerSchema,
  ...guarded(ofApi.sign_ins),
  properties: {
    stateHash: p.text().primary(),
    /** Of the secret of the browser that began it. */
    browserHash: p.text(),
    /** A path of our own. */
    returnTo: p.text(),
    /** Who has to sign in again; null: anybody may. */
    person: p.text().nullable(),
    startedAt: p.datetime(3),
  },
  indexes: [{ name: 'sign_ins_by_start', properties: ['startedAt'] }],
});

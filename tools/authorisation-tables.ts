import { administering } from '../domain/policy/administering.ts';
import { deciding } from '../domain/policy/deciding.ts';
import { reading } from '../domain/policy/reading.ts';
import { roleWords, roles } from '../domain/policy/roles.ts';
import type { ActRow, Grant, Where } from '../domain/policy/row.ts';

const places: Readonly<Record<Where, string>> = {
  anywhere: '',
  desk: ' at the desk that the procedure names',
  'own-body': ' of that body',
  electorate: ' of a body that is asked',
  concerned: ' whom it concerns',
  own: ' for what is their own',
};

/** Lists of the policy that are shorter by whom they leave out. */
function spokenRoles(of: Grant['roles']): string {
  if (of === 'anybody') return 'anybody';
  if (of === 'signed-in') return 'whoever is signed in';
  const left = roles.filter((role) => !of.includes(role));
  if (left.length === 0) return 'any role';
  return left.length < of.length ? `any role but ${left.join(', ')}` : of.join(', ');
}

function rowsOf(acts: Readonly<Record<string, ActRow>>): string {
  const lines = Object.entries(acts).map(([act, { does, grants, binds, scope, seen }]) => {
    const who = grants.map((grant) => `${spokenRoles(grant.roles)}${places[grant.where]}`);
    const more = [binds && `binds: ${binds}`, scope && `scope: ${scope}`].filter(Boolean);
    const told = who.length > 0 ? who.join('; ') : 'nobody: the rules themselves';
    return `| \`${act}\` | ${does} | ${told} | ${more.join(', ') || '-'} | ${seen} |`;
  });
  return [
    '| Act | What it is | Who may | Marks | Who sees it |',
    '| --- | --- | --- | --- | --- |',
    ...lines,
  ].join('\n');
}

/** The tables of docs/authorisation.md, each under its name; a test keeps the page equal to them. */
export function authorisationTables(): Readonly<Record<string, string>> {
  const lines = roles.map((role) => `| ${role} | ${roleWords[role]} |`);
  return {
    roles: ['| Role | What it is there for |', '| --- | --- |', ...lines].join('\n'),
    deciding: rowsOf(deciding),
    administering: rowsOf(administering),
    reading: rowsOf(reading),
  };
}

import type { PolicyDef } from '@mikro-orm/core';
import { roles } from '../roles.ts';

/** What every table has: PostgreSQL asks its policies, also for whoever owns it. */
type Guarded = { readonly rowLevelSecurity: 'force'; readonly policies: PolicyDef[] };

/** Which rows the API may see, add and change; `all`: all three and remove. Two conditions: before, after. */
export type ApiPolicies = {
  readonly sees?: string;
  readonly adds?: string;
  readonly changes?: string | readonly [string, string];
  readonly all?: string;
};

/**
 * Row-level security of a table. The owner (migrations, back-ups, the walk over the audit log) and
 * the worker (which records everything) see all rows; what they may do with them is in their grants.
 * The API sees what its own policies let through, and nothing where a table has none.
 */
export function guarded(ofApi: ApiPolicies): Guarded {
  return {
    rowLevelSecurity: 'force',
    policies: [
      everything('owner', roles.owner),
      everything('worker', roles.worker),
      ...apiPolicies(ofApi),
    ],
  };
}

function everything(name: string, role: string): PolicyDef {
  return { name, roles: [role], using: 'true', check: 'true' };
}

function apiPolicies({ sees, adds, changes, all }: ApiPolicies): PolicyDef[] {
  const to = { roles: [roles.api] };
  const [before, after] = typeof changes === 'string' ? [changes, changes] : (changes ?? []);
  return [
    ...(sees === undefined
      ? []
      : [{ name: 'api_sees', command: 'select' as const, ...to, using: sees }]),
    ...(adds === undefined
      ? []
      : [{ name: 'api_adds', command: 'insert' as const, ...to, check: adds }]),
    ...(before === undefined || after === undefined
      ? []
      : [{ name: 'api_changes', command: 'update' as const, ...to, using: before, check: after }]),
    ...(all === undefined ? [] : [{ name: 'api_all', ...to, using: all, check: all }]),
  ];
}

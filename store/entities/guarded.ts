import type { PolicyDef } from '@mikro-orm/core';
import { roles } from '../roles.ts';

/** What every table has: PostgreSQL asks its policies, also for whoever owns it. */
type Guarded = { readonly rowLevelSecurity: 'force'; readonly policies: PolicyDef[] };

/**
 * Row-level security of a table. The owner (migrations, back-ups, the walk over the audit log) and
 * the worker (which records everything) see all rows; what they may do with them is in their grants.
 * The API sees what its own policies let through, and nothing where a table has none.
 */
export function guarded(...ofApi: readonly PolicyDef[]): Guarded {
  return {
    rowLevelSecurity: 'force',
    policies: [everything('owner', roles.owner), everything('worker', roles.worker), ...ofApi],
  };
}

function everything(name: string, role: string): PolicyDef {
  return { name, roles: [role], using: 'true', check: 'true' };
}

/** All rows, whoever asks. */
export const unguardedForApi: PolicyDef = {
  name: 'api',
  roles: [roles.api],
  using: 'true',
  check: 'true',
};

import { Record } from './0001-record.ts';
import { Evidence } from './0002-evidence.ts';
import { People } from './0003-people.ts';
import { Delegations } from './0004-delegations.ts';
import { Texts } from './0005-texts.ts';
import { Package } from './0006-package.ts';
import { Mail } from './0007-mail.ts';
import { CarriedResponses } from './0009-carried-responses.ts';
import { Countries } from './0010-countries.ts';
import { Sessions } from './0011-sessions.ts';
import { ServiceAccounts } from './0012-service-accounts.ts';
import { ConcernColumns } from './0013-concern.ts';
import { MandateFlags } from './0014-mandate-flags.ts';
import { Audit } from './0020-audit.ts';
import { AuditOutlets } from './0021-audit-outlets.ts';
import { AuditRequests } from './0022-audit-requests.ts';
import { Losses } from './0026-losses.ts';
import { Redaction } from './0025-redaction.ts';
import { Roles } from './0030-roles.ts';
import { Seen } from './0031-seen.ts';
import { Archives } from './0040-archives.ts';
import { Addresses } from './0041-addresses.ts';
import { TextsByReference } from './0042-texts-by-reference.ts';
import { ReviewsSeen } from './0048-reviews-seen.ts';
import { StatesSeen } from './0043-states-seen.ts';
import { Words } from './0046-words.ts';
import { NeedsAsData } from './0045-needs.ts';

/**
 * The migrations in their order. One that was released is never changed: a later one mends it.
 * Their names in `nemcon.migrations` say which schema a database has.
 */
export const migrations = [
  { name: '0001-record', class: Record },
  { name: '0002-evidence', class: Evidence },
  { name: '0003-people', class: People },
  { name: '0004-delegations', class: Delegations },
  { name: '0005-texts', class: Texts },
  { name: '0006-package', class: Package },
  { name: '0007-mail', class: Mail },
  { name: '0009-carried-responses', class: CarriedResponses },
  { name: '0010-countries', class: Countries },
  { name: '0020-audit', class: Audit },
  { name: '0013-concern', class: ConcernColumns },
  { name: '0021-audit-outlets', class: AuditOutlets },
  { name: '0022-audit-requests', class: AuditRequests },
  { name: '0025-redaction', class: Redaction },
  { name: '0026-losses', class: Losses },
  { name: '0030-roles', class: Roles },
  { name: '0011-sessions', class: Sessions },
  { name: '0012-service-accounts', class: ServiceAccounts },
  { name: '0040-archives', class: Archives },
  { name: '0014-mandate-flags', class: MandateFlags },
  { name: '0031-seen', class: Seen },
  { name: '0041-addresses', class: Addresses },
  { name: '0046-words', class: Words },
  { name: '0042-texts-by-reference', class: TextsByReference },
  { name: '0045-needs', class: NeedsAsData },
  { name: '0043-states-seen', class: StatesSeen },
  { name: '0048-reviews-seen', class: ReviewsSeen },
];

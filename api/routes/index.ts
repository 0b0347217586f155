import type { Route } from '../route.ts';
import { attachmentRoutes } from './attachments.ts';
import { commentRoutes } from './comments.ts';
import { textRoutes } from './texts.ts';
import { administrationRoutes } from './administration.ts';
import { authorisationRoutes } from './authorisations.ts';
import { bodyCalendarRoutes } from './body-calendar.ts';
import { bodyRecordRoutes } from './body-record.ts';
import { bulkResponseRoutes } from './bulk-responses.ts';
import { claimRoutes } from './claims.ts';
import { auditRoutes } from './audit.ts';
import { auditEntryRoutes } from './audit-entries.ts';
import { decidingRoutes } from './deciding.ts';
import { calendarFeedRoutes } from './calendar-feeds.ts';
import { decisionReceiptRoutes } from './decision-receipt.ts';
import { deskRoutes } from './desk.ts';
import { mandateRoutes } from './mandates.ts';
import { ownReceiptRoutes } from './own-receipts.ts';
import { packageRoutes } from './package.ts';
import { planRoutes } from './plan.ts';
import { moreTimeRoutes } from './more-time.ts';
import { liveRoutes } from './live.ts';
import { mailRoutes } from './mail.ts';
import { procedureRoutes } from './procedures.ts';
import { receiptRoutes } from './receipts.ts';
import { recommendationRoutes } from './recommendations.ts';
import { redactionRoutes } from './redactions.ts';
import { registerRoutes } from './register.ts';
import { reviewRoutes } from './reviews.ts';
import { sampleReviewRoutes } from './sample-review.ts';
import { searchRoutes } from './search.ts';
import { serviceAccountRoutes } from './service-accounts.ts';
import { sessionRoutes } from './sessions.ts';
import { simulationRoutes } from './simulation.ts';
import { standInRoutes } from './stand-ins.ts';
import { temporalCodecRoutes } from './temporal-codec.ts';

/** Every address that the OpenAPI document describes. */
export const routes = [
  ...deskRoutes,
  ...liveRoutes,
  ...claimRoutes,
  ...bulkResponseRoutes,
  ...reviewRoutes,
  ...sampleReviewRoutes,
  ...packageRoutes,
  ...registerRoutes,
  ...searchRoutes,
  ...planRoutes,
  ...moreTimeRoutes,
  ...recommendationRoutes,
  ...textRoutes,
  ...commentRoutes,
  ...attachmentRoutes,
  ...decidingRoutes,
  ...receiptRoutes,
  ...ownReceiptRoutes,
  ...procedureRoutes,
  ...simulationRoutes,
  ...administrationRoutes,
  ...mandateRoutes,
  ...sessionRoutes,
  ...serviceAccountRoutes,
  ...standInRoutes,
  ...authorisationRoutes,
  ...mailRoutes,
  ...calendarFeedRoutes,
  ...auditRoutes,
  ...auditEntryRoutes,
  ...bodyCalendarRoutes,
  ...bodyRecordRoutes,
  ...decisionReceiptRoutes,
  ...redactionRoutes,
  ...temporalCodecRoutes,
] satisfies readonly Route[];

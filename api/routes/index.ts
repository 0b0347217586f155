import type { Route } from '../route.ts';
import { administrationRoutes } from './administration.ts';
import { decidingRoutes } from './deciding.ts';
import { deskRoutes } from './desk.ts';
import { procedureRoutes } from './procedures.ts';
import { receiptRoutes } from './receipts.ts';
import { recommendationRoutes } from './recommendations.ts';
import { reviewRoutes } from './reviews.ts';
import { simulationRoutes } from './simulation.ts';

/** Every address that the OpenAPI document describes. */
export const routes: readonly Route[] = [
  ...deskRoutes,
  ...reviewRoutes,
  ...recommendationRoutes,
  ...decidingRoutes,
  ...receiptRoutes,
  ...procedureRoutes,
  ...simulationRoutes,
  ...administrationRoutes,
];

import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from '@tanstack/react-router';
import { boardFilter } from '../review/board-filter.ts';
import { Front } from './front.tsx';
import { SignedIn } from './signed-in.tsx';
import { Missing, Trouble } from './trouble.tsx';
import { Shell } from './shell.tsx';

const root = createRootRouteWithContext<{ readonly queries: QueryClient }>()({
  component: Shell,
  notFoundComponent: Missing,
  errorComponent: Trouble,
});

const front = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: Front,
  staticData: { isOpen: true },
});

const signedIn = createRoute({
  getParentRoute: () => root,
  path: '/signed-in',
  component: SignedIn,
  staticData: { isOpen: true },
});

const reviews = createRoute({
  getParentRoute: () => root,
  path: '/reviews',
  component: lazyRouteComponent(() => import('../review/reviews.tsx'), 'Reviews'),
});

const board = createRoute({
  getParentRoute: () => root,
  path: '/reviews/$id',
  validateSearch: boardFilter,
  component: lazyRouteComponent(() => import('../review/board.tsx'), 'Board'),
});

const plan = createRoute({
  getParentRoute: () => root,
  path: '/reviews/$id/plan',
  component: lazyRouteComponent(() => import('../plan/plan.tsx'), 'PlanPage'),
});

const packagePage = createRoute({
  getParentRoute: () => root,
  path: '/reviews/$id/package',
  component: lazyRouteComponent(() => import('../package/package.tsx'), 'PackagePage'),
});

const recommendation = createRoute({
  getParentRoute: () => root,
  path: '/recommendations/$reference',
  component: lazyRouteComponent(
    () => import('../recommendation/recommendation.tsx'),
    'Recommendation',
  ),
});

const register = createRoute({
  getParentRoute: () => root,
  path: '/register',
  staticData: { isOpen: true },
  component: lazyRouteComponent(() => import('../register/register.tsx'), 'Register'),
});

const entry = createRoute({
  getParentRoute: () => root,
  path: '/register/$reference',
  staticData: { isOpen: true },
  component: lazyRouteComponent(() => import('../register/entry.tsx'), 'RegisterEntry'),
});

const search = createRoute({
  getParentRoute: () => root,
  path: '/search',
  staticData: { isOpen: true },
  validateSearch: ({ text }): { readonly text?: string } =>
    typeof text === 'string' || typeof text === 'number'
      ? { text: String(text).slice(0, 200) }
      : {},
  component: lazyRouteComponent(() => import('../search/search-page.tsx'), 'SearchPage'),
});

const audit = createRoute({
  getParentRoute: () => root,
  path: '/audit',
  staticData: { isOpen: true },
  component: lazyRouteComponent(() => import('../audit/audit.tsx'), 'Audit'),
});

const wizard = createRoute({
  getParentRoute: () => root,
  path: '/reviews/new',
  component: lazyRouteComponent(() => import('../wizard/wizard.tsx'), 'Wizard'),
});

const administration = createRoute({
  getParentRoute: () => root,
  path: '/administration',
  component: lazyRouteComponent(
    () => import('../administration/administration.tsx'),
    'Administration',
  ),
});

const procedures = createRoute({
  getParentRoute: () => root,
  path: '/procedures',
  component: lazyRouteComponent(() => import('../procedures/procedures.tsx'), 'Procedures'),
});

const procedure = createRoute({
  getParentRoute: () => root,
  path: '/procedures/$id',
  validateSearch: ({ version }): { readonly version?: number } =>
    Number.isSafeInteger(version) ? { version: Number(version) } : {},
  component: lazyRouteComponent(() => import('../procedures/procedure.tsx'), 'Procedure'),
});

const tree = root.addChildren([
  front,
  signedIn,
  reviews,
  wizard,
  administration,
  board,
  plan,
  packagePage,
  recommendation,
  procedures,
  procedure,
  register,
  entry,
  audit,
  search,
]);

export function makeRouter(queries: QueryClient) {
  return createRouter({ routeTree: tree, context: { queries }, defaultPreload: 'intent' });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}

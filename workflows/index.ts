/** All workflows, by the names of `workflowTypes` in messages.ts; the bundle is built from here. */
export { recommendation } from './recommendation.ts';
export { review } from './review.ts';
export { sweep } from './sweep.ts';

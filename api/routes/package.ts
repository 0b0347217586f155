import { costlyAsPaper } from '../limits/costly.ts';
import { mayAny } from '../../domain/policy/may.ts';
import { implementationShown } from '../contract/implementation.ts';
import { packageQuery, packageShown } from '../contract/package.ts';
import { noQuery, reviewParams } from '../contract/recommendations.ts';
import { knownReview } from '../matter.ts';
import { findPackage } from '../package/found.ts';
import { mediaTypes, printPackage } from '../package/print.ts';
import { seePackage } from '../package/seen.ts';
import { Problem } from '../problem.ts';
import { reading } from '../route.ts';
import { showImplementation } from '../shown/implementation.ts';
import { say } from '../../domain/words/say.ts';

const tag = 'Package and summit';
const at = '/api/reviews/{id}';

const whole = reading({
  path: `${at}/package`,
  lane: costlyAsPaper,
  act: 'read-package',
  summary: 'The package: what is ready and what is not; once closed what was frozen',
  tag,
  params: reviewParams,
  query: packageQuery,
  answers: {
    200: {
      description: 'As far as you may see it',
      schema: packageShown,
      files: Object.values(mediaTypes),
    },
  },
  answer: async (edge, { params, query: { format }, caller, now }) => {
    await knownReview(edge, caller, params.id);
    if (!mayAny('read-package', caller.mandates, { concerned: true }))
      throw new Problem(
        'not-allowed',
        say`The package is shown to those who take part in the review; GET /api/register shows what was published of it.`,
      );
    const found = await findPackage(edge, caller, params.id, format === 'json' ? now : null);
    if (format === 'json') return { status: 200, body: await seePackage(edge, found) };
    // The record is in English, and so is what is printed of it.
    const seen = await seePackage({ ...edge, language: 'en' }, found);
    return { status: 200, body: await printPackage(edge, found, seen, format) };
  },
});

const implementation = reading({
  path: `${at}/implementation`,
  act: 'read-implementation',
  summary:
    'What the endorsed recommendations ask for: authority, date, evidence, and what is overdue',
  tag,
  params: reviewParams,
  query: noQuery,
  answers: { 200: { description: 'All of them', schema: implementationShown } },
  answer: async (edge, { params, caller, now }) => {
    await knownReview(edge, caller, params.id);
    const look = { held: caller.mandates, now };
    return { status: 200, body: await showImplementation(edge, params.id, look) };
  },
});

export const packageRoutes = [whole, implementation];

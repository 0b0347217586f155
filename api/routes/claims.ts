import { may, mayAny } from '../../domain/policy/may.ts';
import type { Instant } from '../../domain/time.ts';
import { deleteClaim, findWaits, insertClaim, type Wait } from '../../store/claims.ts';
import type { Store } from '../../store/connection.ts';
import { deskOf, desksOf } from '../../store/holder.ts';
import { recommendationWorkflowId } from '../../workflows/messages.ts';
import { namedMandates } from '../auth/acting.ts';
import type { Caller } from '../auth/caller.ts';
import {
  claimSchema,
  releaseSchema,
  type ClaimAsked,
  type ReleaseAsked,
} from '../contract/delegations.ts';
import { keptAnswers } from '../contract/people.ts';
import { noParams } from '../contract/recommendations.ts';
import { Problem } from '../problem.ts';
import { writing, type Writing } from '../route.ts';
import { showTime, utc } from '../shown/time.ts';
import { administer } from '../write/administer.ts';
import { asPhrase, asRow, say } from '../../domain/words/say.ts';

const tag = 'My desk';

const claim = writing({
  path: '/api/inbox/claims',
  act: 'claim-wait',
  summary: 'Take upon yourself what waits for a desk with several people',
  tag,
  params: noParams,
  body: claimSchema,
  answers: keptAnswers,
  answer: async (edge, asked) =>
    await administer(edge, asked, async (within) =>
      shown(asked.body, await claimed(within, asked)),
    ),
});

async function claimed(
  within: Store,
  { body, caller, receivedAt: at }: Writing<unknown, ClaimAsked>,
): Promise<Wait> {
  const mandates = namedMandates(caller, body.actingFor);
  const wait = await theWait(within, body, desksOf(mandates), at);
  const mandate = mandates.find((one) =>
    may('claim-wait', one, { own: desksOf([one]).includes(wait.desk) }),
  );
  if (!mandate) throw notAwaited(body);
  const { person } = caller;
  const isTheirs = await insertClaim(within, { wait: wait.id, person, mandate: mandate.id, at });
  const now = await theWait(within, body, [wait.desk], at);
  if (isTheirs) return now;
  const holder = now.claim?.name ?? asPhrase('Somebody else');
  throw new Problem(
    'claimed',
    say`${holder} of your desk has claimed it already. Nothing was changed; ask them, the head of the delegation or the secretary to release it.`,
    { more: { claimed: now.claim } },
  );
}

const release = writing({
  path: '/api/inbox/claims/release',
  act: 'release-claim',
  summary: 'Give back what you claimed, or release what another of the desk claimed',
  tag,
  params: noParams,
  body: releaseSchema,
  answers: keptAnswers,
  answer: async (edge, asked) =>
    await administer(edge, asked, async (within) =>
      shown(asked.body, await released(within, asked)),
    ),
});

async function released(
  within: Store,
  { body, caller, receivedAt: at }: Writing<unknown, ReleaseAsked>,
): Promise<Wait> {
  const wait = await theWait(within, body, releasable(caller, body), at);
  if (wait.claim === null)
    throw new Problem('nothing-claimed', say`Nobody has claimed it. Nothing was changed.`);
  if (wait.claim.person !== caller.person) mayReleaseOthers(caller, wait, body);
  await deleteClaim(within, wait.id);
  return { ...wait, claim: null };
}

/** A secretary releases at any desk, and so has to name it. */
function releasable(
  { mandates }: Caller,
  { body, office }: ReleaseAsked,
): readonly string[] | null {
  const anywhere = mayAny('release-claim', mandates);
  return anywhere && (body ?? office) !== undefined ? null : desksOf(mandates);
}

function mayReleaseOthers({ person, mandates }: Caller, wait: Wait, asked: ReleaseAsked): void {
  if (!mayAny('release-claim', mandates, { body: wait.body }))
    throw new Problem(
      'not-allowed',
      say`${person} may release only what ${person} claimed; else the head of the delegation or the secretary does. Nothing was changed; the attempt is on record.`,
    );
  if (asked.reason === undefined)
    throw new Problem('invalid-request', say`Say why, it is on record. Nothing was changed.`, {
      errors: [{ path: '/reason', message: say`is needed to release somebody else's claim` }],
    });
}

/** @param desks null: at any. @throws Problem `not-awaited`, `invalid-request` where it is several */
async function theWait(
  within: Store,
  asked: ClaimAsked | ReleaseAsked,
  desks: readonly string[] | null,
  at: Instant,
): Promise<Wait> {
  const { reference, stage, body, office, act } = asked;
  const workflow = recommendationWorkflowId(reference);
  const waits = (await findWaits(within, { workflow, stage, desks, at })).filter(
    (wait) =>
      (body === undefined || wait.desk === deskOf(body, null)) &&
      (office === undefined || wait.office === office) &&
      (act === undefined || wait.act === act),
  );
  const [wait, another] = waits;
  if (wait === undefined) throw notAwaited(asked);
  if (another === undefined) return wait;
  throw new Problem(
    'invalid-request',
    say`Several things wait there: ${asRow(waits.map((one) => say`${one.act} of ${one.office ?? one.body}`))}. Nothing was changed; name body or office, and act.`,
    { errors: [{ path: '/act', message: say`is needed here` }] },
  );
}

function notAwaited({ reference, stage }: ClaimAsked): Problem {
  return new Problem(
    'not-awaited',
    say`Nothing of ${reference} in ${stage} waits for a desk of yours. Nothing was changed. GET /api/inbox lists what does.`,
  );
}

function shown(
  { reference }: ClaimAsked,
  { stage, round, act, body, role, office, claim: by }: Wait,
) {
  const since = by && showTime(utc, by.since);
  return { reference, stage, round, act, body, role, office, claimed: by && { ...by, since } };
}

export const claimRoutes = [claim, release];

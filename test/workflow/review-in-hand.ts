import { randomUUID } from 'node:crypto';
import type { WorkflowHandle } from '@temporalio/client';
import type { ReviewAct } from '../../domain/review/command.ts';
import { reviewSetting } from '../../domain/review/setting.ts';
import type { Review } from '../../domain/review/state.ts';
import type { Setting } from '../../domain/setting.ts';
import { insertReview } from '../../store/reviews.ts';
import { insertReviewSetting, insertSetting } from '../../store/settings.ts';
import {
  messages,
  reviewWorkflowId,
  type Answer,
  type ReviewEnvelope,
} from '../../workflows/messages.ts';
import { startReview } from '../../workflows/starting.ts';
import { at } from '../domain/story.ts';
import type { Harness } from './harness.ts';

/** A review in a running workflow. */
export class ReviewInHand {
  readonly id: string;
  readonly harness: Harness;
  readonly handle: WorkflowHandle;

  private constructor(harness: Harness, id: string) {
    this.harness = harness;
    this.id = id;
    this.handle = harness.client.workflow.getHandle(reviewWorkflowId(id));
  }

  /** Kept in the register and started, as the API does it. */
  static async start(harness: Harness, member: Setting): Promise<ReviewInHand> {
    const { store, client, taskQueue } = harness;
    const review = new ReviewInHand(harness, `REV-${randomUUID().slice(0, 8)}`);
    const { id } = review;
    const setting = reviewSetting({ id, ...member });
    const settingHash = await insertReviewSetting(store, setting);
    await insertReview(store, {
      id,
      workflow: reviewWorkflowId(id),
      title: id,
      summitAt: member.summitAt ?? 0,
      procedure: { id: member.procedure.id, version: member.procedure.version },
      settingHash,
      memberSettingHash: await insertSetting(store, member),
      createdAt: await harness.now(),
      createdBy: 'somebody',
    });
    const envelope = await review.envelope('secretary', { type: 'open-review' });
    const begin = { is: 'open', envelope } as const;
    const { type, options } = startReview({ setting, settingHash, begin });
    await client.workflow.start(type, { ...options, taskQueue });
    return review;
  }

  async act(place: string, act: ReviewAct): Promise<Answer> {
    const envelope = await this.envelope(place, act);
    return this.handle.executeUpdate<Answer, [ReviewEnvelope]>(messages.act, {
      args: [envelope],
      updateId: envelope.key,
    });
  }

  state(): Promise<Review> {
    return this.handle.query<Review>(messages.state);
  }

  private async envelope(place: string, act: ReviewAct): Promise<ReviewEnvelope> {
    const command = { by: at(place), ...act };
    const receivedAt = await this.harness.now();
    return { key: randomUUID(), hash: JSON.stringify(act), receivedAt, command };
  }
}

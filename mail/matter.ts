import { explainReview } from '../domain/review/explain.ts';
import { initialReview } from '../domain/review/evolve.ts';
import type { Recommendation } from '../domain/state.ts';
import type { Store } from '../store/connection.ts';
import { loadRecommendation } from '../store/recommendations.ts';
import { findReview } from '../store/reviews.ts';
import { reviewSettingOf } from '../store/settings.ts';
import type { Office, OfficeId } from '../domain/actor.ts';
import type { MailSettings } from './settings.ts';

/** What a mail is about, with no more of it than mail may carry. */
export type MailMatter = {
  readonly workflow: string;
  readonly reference: string | null;
  readonly review: string;
  /** null where its marking does not let mail carry it. */
  readonly title: string | null;
  readonly offices: Readonly<Record<OfficeId, Office>>;
  /** null for a review as a whole. */
  readonly state: Recommendation | null;
  /** What a review needs; a recommendation's sentence depends on who reads it. */
  readonly needs: string | null;
};

type About = Pick<MailMatter, 'workflow' | 'reference' | 'review'>;

/** Reads what a mail is about as it stands now; undefined where the register has no such matter. */
export async function loadMatter(
  store: Store,
  { workflow, reference, review }: About,
  { markings }: Pick<MailSettings, 'markings'>,
): Promise<MailMatter | undefined> {
  if (reference === null) return loadReview(store, { workflow, reference, review });
  const loaded = await loadRecommendation(store, reference);
  if (!loaded) return undefined;
  const { found, state } = loaded;
  const isCarried = found.marking !== null && markings.includes(found.marking);
  const title = isCarried ? found.title : null;
  return { workflow, reference, review, title, offices: state.setting.offices, state, needs: null };
}

async function loadReview(store: Store, about: About): Promise<MailMatter | undefined> {
  const found = await findReview(store, about.review);
  if (!found) return undefined;
  const setting = await reviewSettingOf(store, found.settingHash);
  const state = found.state ? { ...found.state, setting } : initialReview(setting);
  const { offices } = setting;
  return { ...about, title: null, offices, state: null, needs: explainReview(state) };
}

import { sql } from 'kysely';
import type { ReviewSetting } from '../domain/review/state.ts';
import type { Setting } from '../domain/setting.ts';
import type { Store } from './connection.ts';
import { NotInRegister } from './faults.ts';
import { hashOf } from './hash.ts';

/** Keeps what recommendations are judged by, once for each content. Answers its SHA-256. */
export async function insertSetting(store: Store, setting: Setting): Promise<string> {
  return insert(store, 'recommendation', setting);
}

/** The same for what a review is run by. */
export async function insertReviewSetting(store: Store, setting: ReviewSetting): Promise<string> {
  return insert(store, 'review', setting);
}

async function insert(
  store: Store,
  kind: 'recommendation' | 'review',
  setting: Setting | ReviewSetting,
): Promise<string> {
  const hash = hashOf(setting);
  await sql`
    insert into nemcon.settings (hash, kind, setting)
    values (${hash}, ${kind}, ${JSON.stringify(setting)}::jsonb)
    on conflict (hash) do nothing`.execute(store.db);
  return hash;
}

export async function findSetting(store: Store, hash: string): Promise<Setting | undefined> {
  const known = store.settings.get(hash);
  if (known) return known;
  const { rows } = await sql<{ setting: Setting }>`
    select setting from nemcon.settings
    where hash = ${hash} and kind = 'recommendation'`.execute(store.db);
  const setting = rows[0]?.setting;
  if (setting) store.settings.set(hash, setting);
  return setting;
}

/** The hash of the setting of a workflow, whether or not the matter concerns whoever asks; null: none. */
export async function findSettingHash({ db }: Store, workflow: string): Promise<string | null> {
  const { rows } = await sql<{ hash: string | null }>`
    select nemcon.setting_of(${workflow}) as hash`.execute(db);
  return rows[0]?.hash ?? null;
}

/** The same, where it must be there. @throws NotInRegister */
export async function settingOf(store: Store, hash: string): Promise<Setting> {
  const setting = await findSetting(store, hash);
  if (!setting) throw new NotInRegister('setting', hash);
  return setting;
}

export async function findReviewSetting(
  store: Store,
  hash: string,
): Promise<ReviewSetting | undefined> {
  const { rows } = await sql<{ setting: ReviewSetting }>`
    select setting from nemcon.settings
    where hash = ${hash} and kind = 'review'`.execute(store.db);
  return rows[0]?.setting;
}

/** The same, where it must be there. @throws NotInRegister */
export async function reviewSettingOf(store: Store, hash: string): Promise<ReviewSetting> {
  const setting = await findReviewSetting(store, hash);
  if (!setting) throw new NotInRegister('setting of a review', hash);
  return setting;
}

import { defineEntity, p } from '@mikro-orm/core';
import type { ReviewSetting } from '../../domain/review/state.ts';
import type { Setting } from '../../domain/setting.ts';
import { guarded } from './guarded.ts';
import { ofApi } from './of-api.ts';
import { appendOnly, registerSchema } from './register.ts';

/** What recommendations and reviews are judged by, known by its SHA-256. */
export const SettingEntity = defineEntity({
  name: 'SettingEntity',
  tableName: 'settings',
  schema: registerSchema,
  ...guarded(ofApi.settings),
  properties: {
    hash: p.text().primary(),
    kind: p.text(),
    setting: p.json<Setting | ReviewSetting>(),
    storedAt: p.datetime(3).defaultRaw('now()'),
  },
  triggers: [appendOnly('settings')],
});

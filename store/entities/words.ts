import { defineEntity, p } from '@mikro-orm/core';
import { guarded } from './guarded.ts';
import { ofApi } from './of-api.ts';
import { registerSchema } from './register.ts';

/**
 * What a search finds a recommendation by beside its reference and title: the words of its text in
 * force, in each language, and of its entry in the public register. Read by `nemcon.searched` alone;
 * a row goes with its text when that is redacted.
 */
export const WordsEntity = defineEntity({
  name: 'WordsEntity',
  tableName: 'words',
  schema: registerSchema,
  ...guarded(ofApi.words),
  properties: {
    workflow: p.text().primary(),
    /** `text` or `entry`. */
    kind: p.text().primary(),
    /** ISO 639-1; of an entry empty. */
    language: p.text().primary(),
    /** SHA-256 of what the words are from. */
    document: p.text().index('words_by_document'),
    /** Bodies that read a marked text only where it is released to them. */
    partners: p.array(),
    words: p.text().columnType('tsvector'),
  },
  indexes: [
    {
      name: 'words_by_word',
      expression: 'create index words_by_word on nemcon.words using gin (words)',
    },
  ],
});

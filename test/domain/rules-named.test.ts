import { globSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { ruleIn } from '../../domain/words/rules-named.ts';

/** As the sources write them, with the id of a stage or its title where one is filled in. */
const written = globSync([
  'domain/*.ts',
  'domain/review/*.ts',
  'workflows/*.ts',
  'activities/**/*.ts',
])
  .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/rule: (['`])([^\n]+?)\1/g)])
  .map(([, , name = '']) => name.replace(/\$\{[^}]*title\}/, 'Silence procedure'))
  .map((name) => name.replace(/\$\{[^}]*\}/, 'silence'));

const title = (stage: string) => (stage === 'silence' ? 'Silence procedure' : stage);

test.each([...new Set(written)])('%s has a name in every language', (rule) => {
  expect(ruleIn('en', rule, title)).toBe(rule);
  for (const language of ['fr', 'uk'] as const)
    expect(ruleIn(language, rule, title)).not.toMatch(/silence\b(?! )|procedure\b|passed|member/);
});

test('stages are called by their titles; what nobody knows stays as it is', () => {
  expect(written.length).toBeGreaterThan(7);
  expect(ruleIn('fr', 'the ladder of Silence procedure', title)).toBe(
    'l’échelle des rappels de « Procédure de silence »',
  );
  expect(ruleIn('uk', 'silence is judged', title)).toBe(
    'підбиття підсумку «Процедура мовчазної згоди»',
  );
  expect(ruleIn('fr', 'delivery of another kind', title)).toBe('delivery of another kind');
});

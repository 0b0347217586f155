import { describe, expect, test } from '@jest/globals';
import { Gathered } from '../../store/gathered.ts';

function asked() {
  const questions: (readonly string[])[] = [];
  const gathered = new Gathered<string>(async (keys) => {
    questions.push(keys);
    return new Map(keys.filter((key) => key !== 'unknown').map((key) => [key, `${key}!`]));
  });
  return { questions, gathered };
}

describe('those who look at the same moment', () => {
  test('are one question, each key once', async () => {
    const { questions, gathered } = asked();
    const answers = await Promise.all(['a', 'b', 'a', 'unknown'].map((key) => gathered.find(key)));
    expect(answers).toEqual(['a!', 'b!', 'a!', undefined]);
    expect(questions).toEqual([['a', 'b', 'unknown']]);
  });

  test('are never answered from before they asked', async () => {
    const { questions, gathered } = asked();
    await gathered.find('a');
    await gathered.find('a');
    expect(questions).toEqual([['a'], ['a']]);
  });

  test('all hear of a failure, and the next one asks again', async () => {
    let isDown = true;
    const gathered = new Gathered<string>(async () => {
      if (isDown) throw new Error('The register does not answer.');
      return new Map([['a', 'there']]);
    });
    const both = await Promise.allSettled([gathered.find('a'), gathered.find('b')]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    isDown = false;
    expect(await gathered.find('a')).toBe('there');
  });
});

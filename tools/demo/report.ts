import { differenceSentence } from './checks.ts';
import type { Played } from './show.ts';
import { readable } from './timeline.ts';

/** What was played and found, for programs (`--json`). */
export function reportFor(review: string, seconds: number, played: readonly Played[]) {
  return {
    review,
    seconds: Math.round(seconds * 10) / 10,
    asExpected: played.every(({ paper }) => paper.checks.differing.length === 0),
    stories: played.map(({ story, paper, timeline }) => ({
      story: story.letter,
      reference: paper.reference,
      title: story.title,
      outcome: paper.latest?.outcome ?? null,
      temporal: paper.latest?.links['temporal'] ?? null,
      checks: paper.checks.made,
      timeline,
    })),
  };
}

/** The same for a person. */
export function readableReport(seconds: number, played: readonly Played[]): string {
  return [...played.map(storyTold), verdict(seconds, played)].join('\n\n');
}

function storyTold({ story, paper, timeline }: Played): string {
  const { reference, latest } = paper;
  return [
    `(${story.letter}) ${reference}: ${story.about}`,
    `    ${story.title}`,
    `    ${latest?.sentence ?? ''}`,
    `    Temporal UI: ${latest?.links['temporal'] ?? 'no link'}`,
    '',
    readable(timeline).replaceAll(/^/gm, '  '),
  ].join('\n');
}

function verdict(seconds: number, played: readonly Played[]): string {
  const checks = played.reduce((sum, { paper }) => sum + paper.checks.made.length, 0);
  const differing = played.flatMap(({ story, paper }) =>
    paper.checks.differing.map((check) => `  (${story.letter}) ${differenceSentence(check)}`),
  );
  const took = `${Math.round(seconds)} s`;
  if (differing.length === 0)
    return `As expected: ${counted(played.length)}, ${checks} checks, ${took}.`;
  return [`Not as expected, ${differing.length} of ${checks} checks, ${took}:`, ...differing].join(
    '\n',
  );
}

function counted(recommendations: number): string {
  return recommendations === 1 ? '1 recommendation' : `${recommendations} recommendations`;
}

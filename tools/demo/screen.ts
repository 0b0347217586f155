import type { Paper, Teller } from './paper.ts';

/** Live progress of the stories. */
export type Screen = { readonly tell: Teller; readonly end: () => void };

/** For programs. */
export const silent: Screen = { tell: () => undefined, end: () => undefined };

/** Redrawn in place on a terminal, else a line for each act. */
export function screenOn(output: NodeJS.WriteStream): Screen {
  return output.isTTY ? redrawn(output) : lines(output);
}

function lines(output: NodeJS.WriteStream): Screen {
  const begun = performance.now();
  const tell: Teller = (paper, line) => {
    const seconds = ((performance.now() - begun) / 1000).toFixed(1);
    output.write(`${seconds.padStart(6)} s  (${paper.letter}) ${line}\n`);
  };
  return { tell, end: () => undefined };
}

/** Three lines for each story: where it stands, what it needs, what was done last. */
function redrawn(output: NodeJS.WriteStream): Screen {
  const begun = performance.now();
  const last = new Map<Paper, string>();
  let drawn = 0;
  const draw = (): void => {
    const seconds = Math.floor((performance.now() - begun) / 1000);
    const rows = [`  ${seconds} s`, ...[...last].flatMap(([paper, line]) => rowsOf(paper, line))];
    const fitting = rows.map((row) => cut(row, output.columns - 1));
    output.write(`${drawn ? `\u001B[${drawn}A` : ''}\u001B[J${fitting.join('\n')}\n`);
    drawn = fitting.length;
  };
  const rowsOf = (paper: Paper, line: string): string[] => [
    '',
    `  (${paper.letter}) ${paper.latest?.step ?? paper.latest?.stage ?? 'tasked'}: ${paper.title}`,
    `      ${paper.latest?.sentence ?? ''}`,
    `      ${line}`,
  ];
  const clock = setInterval(draw, 200);
  return {
    tell: (paper, line) => void last.set(paper, line),
    end: () => {
      clearInterval(clock);
      draw();
    },
  };
}

function cut(row: string, width: number): string {
  return row.length <= width ? row : `${row.slice(0, width - 1)}…`;
}

import type { PartState, Progress } from './launch.ts';

/** Shows how the parts of a stack come up, and one line for whatever happens later. */
export interface Display {
  show(progress: Progress): void;
  /** A line for a person, above what is redrawn. */
  say(line: string): void;
  /** Ends the redrawing; later progress is shown as lines. */
  settle(): void;
}

const words: Record<PartState, string> = {
  waiting: 'waiting',
  preparing: 'preparing',
  starting: 'starting',
  up: 'up',
  done: 'done',
  crashed: 'crashed, restarting',
  stopping: 'stopping',
  stopped: 'stopped',
  failed: 'failed',
};

/** Where it is shown: the process's standard output. */
type Screen = Pick<NodeJS.WriteStream, 'write' | 'isTTY' | 'columns'>;

/** Redrawn in place on a terminal, else a line for each change. */
export function display(output: Screen, parts: readonly string[]): Display {
  return output.isTTY ? liveDisplay(output, parts) : plainDisplay(output);
}

/** A part builds for minutes and reports several times a second: a log wants that every 10 s. */
const DETAIL_EVERY = 10_000;

function plainDisplay(output: Screen): Display {
  const lastDetail = new Map<string, number>();
  return {
    show: (progress) => {
      if (progress.state === 'preparing' && progress.detail) {
        const last = lastDetail.get(progress.part) ?? -Infinity;
        if (progress.ms - last < DETAIL_EVERY) return;
        lastDetail.set(progress.part, progress.ms);
      } else if (isMoving(progress.state)) {
        return;
      }
      output.write(`${line(progress)}\n`);
    },
    say: (text) => void output.write(`${text}\n`),
    settle: () => undefined,
  };
}

function liveDisplay(output: Screen, parts: readonly string[]): Display {
  const latest = new Map<string, Progress & { at: number }>();
  for (const part of parts) latest.set(part, { ...idle(part), at: Date.now() });
  const lines = plainDisplay(output);
  let drawn = 0;
  const erase = (): void => {
    if (drawn) output.write(`\u001B[${drawn}A\u001B[J`);
    drawn = 0;
  };
  const draw = (): void => {
    erase();
    for (const { at, ...progress } of latest.values()) {
      const ms = isMoving(progress.state) ? progress.ms + Date.now() - at : progress.ms;
      output.write(`${line({ ...progress, ms }).slice(0, output.columns - 1)}\n`);
    }
    drawn = latest.size;
  };
  const clock = setInterval(draw, 200);
  clock.unref();
  let isSettled = false;
  return {
    show: (progress) => {
      if (isSettled) return lines.show(progress);
      latest.set(progress.part, { ...progress, at: Date.now() });
      draw();
    },
    say: (text) => {
      if (!isSettled) erase();
      output.write(`${text}\n`);
      if (!isSettled) draw();
    },
    settle: () => {
      if (!isSettled) draw();
      clearInterval(clock);
      isSettled = true;
    },
  };
}

function idle(part: string): Progress {
  return { part, state: 'waiting', detail: '', ms: 0 };
}

function isMoving(state: PartState): boolean {
  return state === 'preparing' || state === 'starting' || state === 'stopping';
}

function line({ part, state, detail, ms }: Progress): string {
  const took = state === 'waiting' ? '' : duration(ms);
  return `  ${part.padEnd(9)} ${words[state].padEnd(10)} ${took.padStart(9)}  ${detail}`.trimEnd();
}

/** "0.4 s", "2 min 10 s". */
export function duration(ms: number): string {
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

import { PassThrough } from 'node:stream';
import { expect, test } from '@jest/globals';
import { display, duration } from '../../tools/display.ts';

/** A stream that keeps what was written, as a terminal of 60 columns or as a log. */
function screen(isTTY: boolean) {
  const stream = Object.assign(new PassThrough(), { isTTY, columns: 60 });
  return { stream, text: () => String(stream.read() ?? '') };
}

const starting = { part: 'temporal', state: 'starting', detail: '', ms: 10 } as const;
const up = { part: 'temporal', state: 'up', detail: '', ms: 640 } as const;
const building = { part: 'temporal', state: 'preparing', detail: 'building', ms: 0 } as const;

test('a log gets a line for each part that is up, and a build is told every ten seconds', () => {
  const { stream, text } = screen(false);
  const shown = display(stream, ['postgres', 'temporal']);
  for (const ms of [0, 3_000, 9_999, 10_000]) shown.show({ ...building, ms });
  shown.show(starting);
  shown.show(up);
  expect(text()).toBe(
    [
      '  temporal  preparing      0.0 s  building',
      '  temporal  preparing     10.0 s  building',
      '  temporal  up             0.6 s',
      '',
    ].join('\n'),
  );
});

test('a terminal shows every part and is redrawn in place', () => {
  const { stream, text } = screen(true);
  const shown = display(stream, ['postgres', 'temporal']);
  shown.show(starting);
  expect(text()).toBe('  postgres  waiting\n  temporal  starting       0.0 s\n');
  shown.show({ ...up, detail: 'x'.repeat(100) });
  const redrawn = text();
  expect(redrawn.startsWith('\u001B[2A\u001B[J  postgres  waiting\n')).toBe(true);
  expect(Math.max(...redrawn.split('\n').map((line) => line.length))).toBeLessThanOrEqual(66);
  shown.settle();
  text();
  shown.show({ ...up, state: 'crashed', detail: 'ended by SIGKILL' });
  expect(text()).toBe('  temporal  crashed, restarting     0.6 s  ended by SIGKILL\n');
});

test('durations are told as a person would', () => {
  expect([40, 61_000, 600_000].map(duration)).toEqual(['0.0 s', '1 min 1 s', '10 min 0 s']);
});

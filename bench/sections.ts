import type { Sides } from './alternate.ts';
import type { Line } from './line.ts';
import { beginMatters, type Matters } from './matters.ts';
import { measureActs } from './measures/acts.ts';
import { measureCodec } from './measures/codec.ts';
import { measureBurst, measureDecision } from './measures/decision.ts';
import { measureLife } from './measures/life.ts';
import { measureMemory } from './measures/memory.ts';
import { measureReads } from './measures/reads.ts';
import { measureStartup } from './measures/startup.ts';
import { measureStarts, measureThroughput } from './measures/throughput.ts';
import { measureWeb } from './measures/web.ts';
import type { BenchOptions, Section } from './options.ts';
import { quick, whole, type Size } from './size.ts';
import { ownWorld, runningWorld, type World } from './world.ts';

type Say = (sentence: string) => void;
type Measure = (world: World, size: Size, say: Say) => Promise<Line[]>;

/** As many as design.md says that decisions a second are counted on. */
const matterCount = 100;

export type Measured = {
  readonly lines: readonly Line[];
  /** What could not be measured; why was said when it happened. */
  readonly failed: readonly Section[];
};

/**
 * Runs what was asked for, in an order in which no section spoils the next one's figures. What one
 * fails in costs only its own figures.
 */
export async function runSections(options: BenchOptions, say: Say): Promise<Measured> {
  const size = options.quick ? quick : whole;
  const lines: Line[] = [];
  const failed: Section[] = [];
  const measure = async (section: Section, run: () => Promise<Line[]>): Promise<void> => {
    say(`Measuring ${section}.`);
    try {
      lines.push(...(await run()));
    } catch (error) {
      failed.push(section);
      say(
        `${section} could not be measured. ${error instanceof Error ? error.stack : String(error)}`,
      );
    }
  };
  const inside = options.only.filter((section) => section !== 'startup');
  if (inside.length > 0) {
    const { against } = options;
    const world = against === null ? await ownWorld(say) : await runningWorld(against, process.env);
    for (const section of inside) await measure(section, () => inWorld[section](world, size, say));
    if (failed.length > 0) say(`What went wrong can be read in ${world.own?.data ?? 'the logs'}.`);
    await world.close(failed.length > 0);
  }
  if (options.only.includes('startup')) await measure('startup', () => measureStartup(say));
  return { lines, failed };
}

/** Matters are begun once and serve every section. */
const begun = new WeakMap<World, Promise<Sides<Matters>>>();

function mattersOf(world: World): Promise<Sides<Matters>> {
  const known = begun.get(world);
  if (known) return known;
  const both = beginBoth(world);
  begun.set(world, both);
  return both;
}

async function beginBoth({ targets }: World): Promise<Sides<Matters>> {
  return {
    floor: await beginMatters(targets.floor, matterCount),
    nemcon: await beginMatters(targets.nemcon, matterCount),
  };
}

const inWorld: Record<Exclude<Section, 'startup'>, Measure> = {
  decision: async (world, size) => measureDecision(world.targets, await mattersOf(world), size),
  burst: (world, size) => measureBurst(world.targets, size),
  throughput: async (world, size) =>
    measureThroughput(world.targets, await mattersOf(world), world.clock, size),
  starts: (world, size) => measureStarts(world.targets, size),
  reads: measureReads,
  acts: measureActs,
  life: (world) => measureLife(world),
  memory: (world) => measureMemory(world),
  codec: () => measureCodec(),
  web: measureWeb,
};

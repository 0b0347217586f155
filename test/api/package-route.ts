import { parseProcedure } from '../../procedures/load.ts';
import { insertProcedure } from '../../store/procedures.ts';
import { demoReview, freshId, type TestedApi } from './running-api.ts';

export const secretary = 'sofia.marin';
export const presiding = 'pieter.devos';
export const registrar = 'lucas.meyer';

export const ukrainian = 'Закупівлі мають бути швидкими та прозорими.';

/** From a text that a working group agrees to, through package and summit, to its implementation. */
const route = `
id: package-route
version: 1
title: From agreement to implementation
acts:
  mark: [registrar]
steps:
  - id: drafting
    title: Drafting
    stages:
      - { kind: task, id: drafting, title: Drafting, act: freeze-version, holder: working-group-chair }
  - id: agreement
    title: Agreement
    stages:
      - kind: decision
        id: agreement
        title: Agreement of the group
        electorate: working-group
        opening: { by: working-group-chair }
        window: { default: 1 hours }
        positions:
          agree: {}
          object: { effect: blocks }
          reserve: { attached: true }
          state: { attached: statement }
        judged: { from: opening, until: decided }
  - id: consolidation
    title: Consolidation
    stages:
      - { kind: task, id: consolidation, title: Package, act: close-package, holder: secretary }
  - id: summit
    title: Summit
    stages:
      - { kind: task, id: summit, title: Summit, act: conclude, holder: presiding-officer, due: { from: summit, after: 0 seconds } }
  - id: publication
    title: Publication
    stages:
      - { kind: task, id: publication, title: Publication, act: publish, holder: registrar }
  - id: implementation
    title: Implementation
    stages:
      - kind: task
        id: implementation
        title: Implementation
        act: accept-evidence
        holder: secretary
        due: { from: item }
        next: end
        ladder:
          - { kind: reminder, when: begun, offset: 1 seconds }
`;

/** A review by that route, with its recommendations. */
export class PackageReview {
  readonly api: TestedApi;
  readonly id = freshId('package');
  readonly acts = `/api/reviews/${this.id}/acts`;

  private constructor(api: TestedApi) {
    this.api = api;
  }

  static async open(api: TestedApi): Promise<PackageReview> {
    const review = new PackageReview(api);
    await insertProcedure(api.harness.store, parseProcedure('package-route', route));
    const more = { procedure: { id: 'package-route' } };
    await review.does(secretary, '/api/reviews', demoReview(review.id, more));
    return review;
  }

  /** Does it and insists that it is on record. */
  async does(person: string, path: string, body: unknown) {
    const answer = await this.api.post(person, path, body);
    if (answer.status !== 200) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
    return answer;
  }

  async drafted(more: Record<string, unknown> = {}): Promise<string> {
    const reference = freshId('R');
    const path = `/api/recommendations/${reference}`;
    await this.does(secretary, `/api/reviews/${this.id}/recommendations`, {
      reference,
      title: `The title of ${reference}`,
      workingGroup: 'WG-1',
    });
    await this.does('kari.holm', `${path}/acts`, {
      type: 'freeze-version',
      text: `# ${reference}\n\n1. Every contract is announced.\n\n2. ${ukrainian}`,
      names: {
        benchmark: 'Allied practice',
        authority: 'MOD-UKR',
        dueDate: new Date(Date.now() + 3_600_000).toISOString(),
        indicator: 'Reported once a year',
        ...more,
      },
    });
    await this.does(registrar, `${path}/acts`, { type: 'mark', marking: 'NATO UNCLASSIFIED' });
    return reference;
  }

  /** Norway agrees, Germany with a reservation, France with a statement. */
  async agreed(more: Record<string, unknown> = {}): Promise<string> {
    const reference = await this.drafted(more);
    const path = `/api/recommendations/${reference}`;
    const text = (await this.api.get(secretary, path)).at('text', 'hash');
    const answers = {
      nor: { position: 'agree' },
      deu: { position: 'reserve', reason: `The costs of ${reference}.` },
      fra: { position: 'state', statement: `Clause 1 of ${reference} is read widely.` },
    };
    for (const [nation, answer] of Object.entries(answers))
      await this.does(`delegate.${nation}`, `${path}/responses`, { ...answer, text });
    return reference;
  }

  async packageSeenBy(person: string) {
    return await this.api.get(person, `/api/reviews/${this.id}/package`);
  }

  /** Waits until the package lists exactly these. */
  async ready(references: readonly string[]): Promise<void> {
    await until(async () => {
      const seen = await this.packageSeenBy(secretary);
      return same(referencesIn(seen.at('members')), references) ? true : undefined;
    });
  }

  async close(references: readonly string[]): Promise<void> {
    await this.ready(references);
    const seen = await this.packageSeenBy(secretary);
    const members = references.map((reference) => ({
      reference,
      text: memberIn(seen.at('members'), reference)['text'],
    }));
    await this.does(secretary, this.acts, { type: 'close-package', members });
  }

  async reaches(reference: string, stage: string): Promise<void> {
    await until(async () => {
      const shown = await this.api.get(secretary, `/api/recommendations/${reference}`);
      return shown.at('stage') === stage ? true : undefined;
    });
  }

  /** The paper as the API at `url` prints it. */
  async printed(person: string, format: string, url = this.api.url): Promise<Uint8Array> {
    const headers = { authorization: `Bearer ${await this.api.issuer.token(person)}` };
    const path = `/api/reviews/${this.id}/package?format=${format}`;
    const answer = await fetch(new URL(path, url), { headers });
    if (answer.status !== 200) throw new Error(await answer.text());
    return new Uint8Array(await answer.arrayBuffer());
  }
}

export function referencesIn(members: unknown): readonly string[] {
  return listOf(members).map((one) => String(one['reference']));
}

export function memberIn(members: unknown, reference: string): Record<string, unknown> {
  const found = listOf(members).find((one) => one['reference'] === reference);
  if (!found) throw new Error(`${reference} is not there.`);
  return found;
}

function listOf(value: unknown): Record<string, unknown>[] {
  if (!Array.isArray(value)) return [];
  return value.map((one: unknown) => ({ ...(typeof one === 'object' ? one : null) }));
}

function same(some: readonly string[], others: readonly string[]): boolean {
  return some.toSorted().join() === others.toSorted().join();
}

export async function until<T>(look: () => Promise<T | undefined>): Promise<T> {
  const end = Date.now() + 30_000;
  for (;;) {
    const seen = await look();
    if (seen !== undefined) return seen;
    if (Date.now() > end) throw new Error('It did not happen within 30 seconds.');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

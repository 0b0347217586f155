import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

const Texts = z.array(z.string());
const Dependencies = z.record(z.string(), z.object({ condition: z.string() }));

/** What the tests look at in a service; the schema of the specification checks the whole. */
const Service = z.object({
  image: z.string(),
  build: z.object({ context: z.string() }).optional(),
  command: Texts.optional(),
  user: z.string().optional(),
  environment: z.record(z.string(), z.string()).default({}),
  container_name: z.string().optional(),
  ports: Texts.optional(),
  expose: Texts.optional(),
  networks: Texts,
  privileged: z.boolean().optional(),
  read_only: z.boolean().optional(),
  cap_drop: Texts.optional(),
  cap_add: Texts.optional(),
  security_opt: Texts.optional(),
  restart: z.string(),
  stop_grace_period: z.string().optional(),
  depends_on: Dependencies.default({}),
  healthcheck: z.object({ test: Texts }).optional(),
  volumes: Texts.default([]),
});

export type Service = z.infer<typeof Service>;

/** What `docker compose` says when a variable that has no default is not set. */
export interface Refusal {
  readonly variable: string;
  readonly sentence: string;
}

/** The file as it stands in the repository. */
export const composeText = read('docker-compose.yml');

/** Reads a file of the repository by its path from the root. */
export function read(path: string): string {
  return readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
}

/** Every `${VARIABLE:?sentence}`, each variable once. */
export function refusals(text: string): Refusal[] {
  const found = new Map<string, string>();
  for (const [, variable = '', sentence = ''] of text.matchAll(/\$\{(\w+):\?([^}]*)\}/g)) {
    found.set(variable, sentence);
  }
  return [...found].map(([variable, sentence]) => ({ variable, sentence }));
}

/** The file as Compose sees it once variables without a default are set to the word `given`. */
export function resolved(text: string): unknown {
  return filledIn(parse(text, { merge: true }));
}

function filledIn(value: unknown): unknown {
  if (typeof value === 'string') {
    return value.replace(
      /\$\{\w+:(?:\?[^}]*|-([^}]*))\}/g,
      (_all, usual?: string) => usual ?? 'given',
    );
  }
  if (Array.isArray(value)) return value.map(filledIn);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, filledIn(part)]));
}

/** The services by name. */
export function servicesOf(file: unknown): Record<string, Service> {
  return z.object({ services: z.record(z.string(), Service) }).parse(file).services;
}

import { z } from 'zod';

const schema = z.object({
  DATABASE_URL: z.string().min(1),
  TEMPORAL_ADDRESS: z
    .string()
    .regex(/^[^\s:/]+:\d{1,5}$/, 'must be host:port, for example 127.0.0.1:7233')
    .optional(),
  TEMPORAL_NAMESPACE: z.string().min(1).optional(),
  TEMPORAL_TASK_QUEUE: z.string().min(1).default('nemcon'),
  WORKER_HEALTH_PORT: z.coerce.number().int().min(0).max(65_535).default(7481),
  NEMCON_BUNDLE: z.string().min(1).optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error']).default('info'),
});

export type Configuration = z.infer<typeof schema>;

/** Something that whoever runs the worker has to mend; the message is a sentence to show. */
export class Misconfigured extends Error {
  override readonly name = 'Misconfigured';
}

/** The worker's configuration from its environment. @throws Misconfigured naming each variable */
export function readConfiguration(env: Record<string, string | undefined>): Configuration {
  const read = schema.safeParse(env);
  if (read.success) return read.data;
  const faults = read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new Misconfigured(
    `The worker can't start with this environment (${faults.join('; ')}): correct it and start again.`,
  );
}

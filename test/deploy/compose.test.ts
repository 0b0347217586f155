import { describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import { composeText, read, refusals, resolved, servicesOf } from './compose-file.ts';
import type { Service } from './compose-file.ts';

const file = resolved(composeText);
const services = servicesOf(file);
const entries = Object.entries(services);
const ofOurs = entries.filter(([, { build }]) => build);
const jobs = new Set(['temporal-schema', 'temporal-namespace', 'migrate']);
const servers = entries.filter(([name]) => !jobs.has(name));

function service(name: string): Service {
  const found = services[name];
  if (!found) throw new Error(`There is no service ${name}.`);
  return found;
}

function variablesOf(name: string): string[] {
  return Object.keys(service(name).environment).toSorted();
}

describe('docker-compose.yml', () => {
  test('is a valid file by the schema of the Compose Specification', () => {
    const validate = new Ajv({ strict: false, allErrors: true }).compile(specification());
    validate(file);
    expect(validate.errors ?? []).toEqual([]);
    expect(validate({ services: { api: { image: 'a', healtcheck: {} } } })).toBe(false);
  });

  test('refuses to run without a sign-in issuer, in one sentence', () => {
    const refusal = refusals(composeText).find(({ variable }) => variable === 'OIDC_ISSUER');
    expect(refusal?.sentence).toMatch(
      /^Set OIDC_ISSUER to the address of your sign-in issuer, .*\.$/,
    );
  });

  test.each(['TEMPORAL_CODEC_KEYS'])('refuses to run without %s, in one sentence', (name) => {
    const refusal = refusals(composeText).find(({ variable }) => variable === name);
    expect(refusal?.sentence).toMatch(/^Set TEMPORAL_CODEC_KEYS to [^\n]+\.$/);
    for (const part of ['api', 'worker'])
      expect(service(part).environment['TEMPORAL_CODEC_KEYS']).toBe('given');
  });

  test('has the Temporal UI ask the API to decrypt, as who is signed in there', () => {
    expect(service('temporal-ui').environment).toMatchObject({
      TEMPORAL_CODEC_ENDPOINT: expect.stringMatching(/\/api\/temporal$/),
      TEMPORAL_CODEC_INCLUDE_CREDENTIALS: 'true',
    });
  });

  test('has no password of its own', () => {
    const names = refusals(composeText).map(({ variable }) => variable);
    expect(names).toEqual(
      expect.arrayContaining([
        'POSTGRES_PASSWORD',
        'NEMCON_DB_PASSWORD',
        'NEMCON_API_DB_PASSWORD',
        'NEMCON_WORKER_DB_PASSWORD',
        'TEMPORAL_DB_PASSWORD',
      ]),
    );
    const secrets = entries
      .flatMap(([, { environment }]) => Object.entries(environment))
      .filter(([name]) => /PASSWORD|_PWD$|SECRET/.test(name));
    expect(secrets.length).toBeGreaterThan(0);
    for (const [, value] of secrets) expect(value).toMatch(/^(given|)$/);
  });

  test('names every image by a version', () => {
    for (const [, { image }] of entries) expect(image).toMatch(/:\d+\.\d+(\.\d+)?(-[\w.]+)?$/);
    expect(service('postgres').image).toMatch(/^postgres:18\./);
    expect(service('temporal').image).toMatch(/^temporalio\/server:1\.31\./);
    expect(service('temporal-ui').image).toMatch(/^temporalio\/ui:2\.50\./);
    const { version }: { version: string } = JSON.parse(read('package.json'));
    for (const [, { image }] of ofOurs) expect(image).toBe(`nemcon:${version}`);
  });

  test.each(entries)('%s may do no more than it must', (_name, each) => {
    expect(each).toMatchObject({
      read_only: true,
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
    });
    expect(each.privileged ?? false).toBe(false);
    expect(each.cap_add ?? []).toEqual([]);
    expect(each.volumes.join()).not.toContain('docker.sock');
  });

  test.each(['api', 'worker'])('%s can be scaled', (name) => {
    expect(service(name).container_name).toBeUndefined();
    expect(service(name).ports).toBeUndefined();
  });

  test.each(servers)('%s restarts and says whether it is well', (_name, each) => {
    expect(each.restart).toBe('unless-stopped');
    expect(each.healthcheck?.test[0]).toBe('CMD');
  });

  test('starts everything after what it needs', () => {
    for (const [, { depends_on }] of entries) {
      for (const [name, { condition }] of Object.entries(depends_on)) {
        const done = jobs.has(name) ? 'service_completed_successfully' : 'service_healthy';
        expect({ name, condition }).toEqual({ name, condition: done });
      }
    }
    for (const name of ['api', 'worker']) {
      expect(Object.keys(service(name).depends_on)).toEqual(['migrate', 'temporal-namespace']);
    }
  });

  test('gives the worker longer to stop than the 20 s its activities have', () => {
    expect(parseInt(service('worker').stop_grace_period ?? '0', 10)).toBeGreaterThan(20);
  });

  test('shows the Temporal UI without its write actions, on this machine only by default', () => {
    const { environment, ports } = service('temporal-ui');
    expect(environment['TEMPORAL_DISABLE_WRITE_ACTIONS']).toBe('true');
    expect(ports).toEqual(['127.0.0.1:8233:8080']);
  });

  test('publishes nothing of the database and of Temporal, and keeps both from the world', () => {
    for (const name of ['postgres', 'temporal', 'migrate']) {
      expect(service(name).ports).toBeUndefined();
      expect(service(name).networks).toEqual(['back']);
    }
    // It alone has a way out, to the mail server and to where checkpoints are handed out.
    expect(service('worker').ports).toBeUndefined();
    expect(entries.filter(([, { networks }]) => networks.includes('mail'))).toEqual([
      ['worker', expect.objectContaining({ networks: ['back', 'mail'] })],
    ]);
    expect(file).toMatchObject({ networks: { back: { internal: true } } });
  });

  test('sets what the API, the worker and the migration read, and nothing else', () => {
    const database = ['DATABASE_URL'];
    const temporal = [
      'TEMPORAL_ADDRESS',
      'TEMPORAL_CODEC_KEYS',
      'TEMPORAL_NAMESPACE',
      'TEMPORAL_TASK_QUEUE',
    ];
    const forSigningIn = [
      'OIDC_CLIENT_ID',
      'OIDC_CLIENT_SECRET',
      'SESSION_IDLE_SECONDS',
      'SESSION_SECONDS',
      'STEP_UP_SECONDS',
    ];
    const forApi = ['TEMPORAL_UI_URL', 'OIDC_ISSUER', 'OIDC_AUDIENCE', 'API_HOST', 'API_PORT'];
    const forMail = ['SMTP_URL', 'MAIL_FROM', 'MAIL_DIGEST_SECONDS', 'MAIL_MARKING'];
    const s3 = ['ENDPOINT', 'BUCKET', 'REGION', 'PREFIX', 'ACCESS_KEY_ID', 'SECRET_ACCESS_KEY'];
    const forPublishing = [
      'AUDIT_PUBLISH_WEBHOOK',
      'AUDIT_SEEN_FILE',
      'OUTGOING_ALLOW',
      ...s3.map((name) => `AUDIT_PUBLISH_S3_${name}`),
    ];
    expect(variablesOf('migrate')).toEqual(database);
    expect(variablesOf('worker')).toEqual(
      [
        ...database,
        ...temporal,
        ...forMail,
        'AUDIT_KEY',
        ...forPublishing,
        'PUBLIC_URL',
        'WORKER_HEALTH_PORT',
      ].toSorted(),
    );
    expect(variablesOf('api')).toEqual(
      [
        ...database,
        ...temporal,
        ...forApi,
        ...forSigningIn,
        'API_TRUSTED_PROXIES',
        'PUBLIC_URL',
      ].toSorted(),
    );
  });
});

/** The schema less `$schema`, where it writes draft-07's address as this validator does not. */
function specification(): object {
  const { $schema, ...schema }: Record<string, unknown> = JSON.parse(
    read('test/deploy/compose-spec.json'),
  );
  expect($schema).toBe('https://json-schema.org/draft-07/schema');
  return schema;
}

import { z } from 'zod';
import { createDocument, type ZodOpenApiPathsObject } from 'zod-openapi';
import type { Configuration } from './configuration.ts';
import { problemSchema } from './contract/problem.ts';
import type { Route } from './route.ts';

const keyHeader = z.object({
  'Idempotency-Key': z
    .string()
    .min(1)
    .max(200)
    .meta({ description: 'New for each act, the same when it is sent again' }),
});

/** The OpenAPI 3.1 document, from the very schemas that requests are parsed by. */
export function describeApi({ publicUrl }: Configuration, routes: readonly Route[]) {
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Nemcon',
      version: '0.1.0',
      description:
        'Routes recommendations through bodies that decide by consensus. Every write carries an Idempotency-Key and takes ?dryRun=true; every error is a problem document (RFC 9457), whose title and detail are in the language of Accept-Language (en, fr or uk).',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: publicUrl ?? '/' }],
    security: [{ bearer: [] }, { session: [] }],
    paths: pathsOf(routes),
    components: {
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: '__Host-nemcon-session',
          description: 'Of a browser that signed in at /auth/sign-in; never together with a token',
        },
      },
    },
  });
}

function pathsOf(routes: readonly Route[]): ZodOpenApiPathsObject {
  const paths: ZodOpenApiPathsObject = {};
  for (const route of routes)
    paths[route.path] = { ...paths[route.path], [route.method]: operation(route) };
  return paths;
}

function operation(route: Route) {
  return {
    summary: route.summary,
    operationId: operationId(route),
    tags: [route.tag],
    'x-act': route.act,
    ...(route.isOpen === true ? { security: [] } : {}),
    requestParams: {
      path: route.params,
      query: route.query,
      ...(route.writes ? { header: keyHeader } : {}),
    },
    ...requestBody(route),
    responses: {
      ...Object.fromEntries(
        Object.entries(route.answers).map(([status, { description, schema, files = [] }]) => [
          status,
          { description, content: content(schema, files) },
        ]),
      ),
      default: {
        description: 'A problem: what happened, what is true now, what to do',
        content: { 'application/problem+json': { schema: problemSchema } },
      },
    },
  };
}

function requestBody({ body, bytes }: Route) {
  if (body !== null)
    return { requestBody: { required: true, content: { 'application/json': { schema: body } } } };
  return bytes ? { requestBody: { required: true, content: filesOf(bytes) } } : {};
}

/** An answer as JSON, if it is any, and as each file that the address gives instead. */
function content(schema: z.ZodType, files: readonly string[]) {
  const isJson = !(schema instanceof z.ZodString);
  return { ...(isJson ? { 'application/json': { schema } } : {}), ...filesOf(files) };
}

function filesOf(mediaTypes: readonly string[]) {
  const schema = { type: 'string', format: 'binary' } as const;
  return Object.fromEntries(mediaTypes.map((mediaType) => [mediaType, { schema }]));
}

/** `get /api/reviews/{id}/board` is called getReviewsIdBoard. */
function operationId({ method, path }: Route): string {
  const words = path
    .replace('/api', '')
    .split(/[/{}-]+/)
    .filter((word) => word !== '');
  return [method, ...words.map((word) => word.charAt(0).toUpperCase() + word.slice(1))].join('');
}

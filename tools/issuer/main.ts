import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { openLog } from '../../log/log.ts';
import { pathOf } from '../../log/path-of.ts';
import { createProvider } from './provider.ts';
import { createListener } from './routes.ts';
import { SampleLoad } from './sample.ts';
import { readSettings, SettingRefused } from './settings.ts';
import type { IssuerSettings } from './settings.ts';
import { signingKeyIn } from './signing-key.ts';

/**
 * The development sign-in issuer: an OpenID provider for the sample people, on this machine only.
 * In production the API is told a real one by OIDC_ISSUER and this process does not run.
 */

const log = openLog('issuer');

try {
  const settings = readSettings(process.env);
  const server = await serve(settings);
  log.info({ issuer: settings.issuer, audience: settings.audience }, 'development issuer is up');
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stop(server));
} catch (error) {
  log.fatal(sentenceFor(error));
  process.exitCode = 1;
}

async function serve(settings: IssuerSettings): Promise<Server> {
  const provider = createProvider(settings, await signingKeyIn(settings.data));
  const sample = new SampleLoad(process.env, ({ code, words }) =>
    log.info({ code, words }, 'loading the sample review has ended'),
  );
  const answer = createListener(provider, settings, sample);
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      log.error({ err: error, path: pathOf(request.url) }, 'request failed');
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(settings.port, settings.host, () => resolve(server));
  });
}

/** Open answers are finished; idle connections would keep the process alive for nothing. */
function stop(server: Server): void {
  log.info('stopping');
  server.close(() => log.info('stopped'));
  server.closeIdleConnections();
  setTimeout(() => server.closeAllConnections(), 2000).unref();
}

function sentenceFor(error: unknown): string {
  if (error instanceof SettingRefused) return error.message;
  if (!(error instanceof Error)) return String(error);
  if ('code' in error && error.code === 'EADDRINUSE') {
    return "The issuer's port is in use by another program: stop that one or set ISSUER_PORT.";
  }
  return `The issuer could not start: ${error.message}`;
}

import type { NextFunction, Request, RequestHandler, Response } from 'express';
import helmet from 'helmet';

/** What an answer that is no page may do in a browser: nothing, in nobody's frame. */
const nothing = {
  'default-src': ["'none'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
  'frame-ancestors': ["'none'"],
};

/** What Swagger UI needs, all of it from our own files: no inline script and no inline style. */
const docs = {
  ...nothing,
  'script-src': ["'self'"],
  'style-src': ["'self'"],
  'img-src': ["'self'", 'data:'],
  'connect-src': ["'self'"],
};

/** Nothing here asks for a camera or a payment; what is not named in a newer browser is not used. */
const features = [
  'accelerometer',
  'browsing-topics',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'publickey-credentials-get',
  'screen-wake-lock',
  'usb',
  'xr-spatial-tracking',
]
  .map((name) => `${name}=()`)
  .join(', ');

/** Two years, as hstspreload.org asks. */
const hstsSeconds = 63_072_000;

/**
 * The headers of every answer, whatever becomes of it. A page that needs more asks for it by
 * `policyOf`, a public answer that may be kept sets its own cache-control; there is no CORS, so no
 * page of another origin reads anything.
 *
 * @param publicUrl HSTS is told where people reach the service by https
 */
export function safety(publicUrl: string | null): RequestHandler[] {
  const isSecure = publicUrl?.startsWith('https:') === true;
  const more = (_request: Request, response: Response, next: NextFunction) => {
    response.set({ 'permissions-policy': features, 'cache-control': 'no-store' });
    next();
  };
  const headers = helmet({
    contentSecurityPolicy: { useDefaults: false, directives: nothing },
    strictTransportSecurity: isSecure && { maxAge: hstsSeconds, includeSubDomains: true },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'deny' },
  });
  return [headers, more];
}

/** The policy of the pages of the API's own documentation. */
export const docsPolicy: RequestHandler = helmet.contentSecurityPolicy({
  useDefaults: false,
  directives: docs,
});

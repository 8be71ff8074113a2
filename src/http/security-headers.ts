import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';

/**
 * Nothing but our own scripts and styles, none of them inline. HSTS and the upgrade of plain requests are left to
 * whoever terminates TLS: on loopback there is none.
 * @param tileOrigin whom the operator lets the map ask for pictures; null for nobody.
 */
function contentSecurityPolicy(tileOrigin: string | null): Record<string, string[]> {
  const tiles = tileOrigin === null ? [] : [tileOrigin];
  return {
    'default-src': ["'none'"],
    'script-src': ["'self'"],
    // The map draws in one.
    'worker-src': ["'self'"],
    'style-src': ["'self'"],
    'img-src': ["'self'", 'data:', ...tiles],
    // MapLibre fetches pictures before it draws them.
    'connect-src': ["'self'", ...tiles],
    'font-src': ["'self'"],
    'form-action': ["'self'"],
    'base-uri': ["'none'"],
    'frame-ancestors': ["'none'"],
  };
}

/** Puts the security headers on every answer. */
export async function addSecurityHeaders(app: FastifyInstance, tileOrigin: string | null): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: contentSecurityPolicy(tileOrigin) },
    strictTransportSecurity: false,
    xFrameOptions: { action: 'deny' },
    // Our own pages may know the search a reader came from; the sites of the originals may not.
    referrerPolicy: { policy: 'same-origin' },
  });
}

/** The headers that matter most, for the answers that the framework gives before any hook runs. */
export function bareSecurityHeaders(tileOrigin: string | null): Readonly<Record<string, string>> {
  return {
    'content-security-policy': Object.entries(contentSecurityPolicy(tileOrigin))
      .map(([directive, sources]) => `${directive} ${sources.join(' ')}`)
      .join(';'),
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  };
}

import type { Options } from 'pino-http';

/**
 * How requests are logged: from `LOG_LEVEL` (warnings unless set), with method, address and status only. Headers, bodies and
 * parameters of addresses are not logged at all, and the tokens of one-time links are cut out: no secret and no e-mail
 * address ever is.
 */
export function logSettings(): Options {
  return {
    level: process.env['LOG_LEVEL'] ?? 'warn',
    customLogLevel: (_request, response, error) => {
      if (error || response.statusCode >= 500) return 'error';
      return response.statusCode >= 400 ? 'debug' : 'info';
    },
    serializers: {
      req: ({ id, method, url }: { id: unknown; method: string; url: string }) => ({
        id,
        method,
        url: shownAddress(url),
      }),
      res: ({ statusCode }: { statusCode: number }) => ({ statusCode }),
    },
  };
}

function shownAddress(url: string): string {
  const path = url.split('?', 1)[0] ?? '';
  return path.replace(/(\/links?\/)[^/]+/g, '$1…');
}

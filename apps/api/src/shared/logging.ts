import type { Options } from 'pino-http';

/**
 * How requests are logged: from `LOG_LEVEL` (warnings unless set), with method, address and status only. Headers are not
 * logged at all, so that no token ever is.
 */
export function logSettings(): Options {
  return {
    level: process.env['LOG_LEVEL'] ?? 'warn',
    customLogLevel: (_request, response, error) => {
      if (error || response.statusCode >= 500) return 'error';
      return response.statusCode >= 400 ? 'debug' : 'info';
    },
    serializers: {
      req: ({ id, method, url }: { id: unknown; method: string; url: string }) => ({ id, method, url }),
      res: ({ statusCode }: { statusCode: number }) => ({ statusCode }),
    },
  };
}

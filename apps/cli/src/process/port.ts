import { createServer } from 'node:net';
import type { StartupError } from '#persistence';
import type { Settings } from './settings.js';
import { problem } from './terminal.js';

type Listening = Pick<Settings, 'host' | 'port'>;

/** Throws `StartupError` unless the program can listen on the host and port of the settings. Port 0 takes a free one. */
export async function requireFreePort(listening: Listening): Promise<void> {
  const error = await listenError(listening);
  if (error !== null) throw portProblem(listening, error) ?? error;
}

/** The sentence for a failure to listen; `null` for a failure of another kind. */
export function portProblem({ host, port }: Listening, error: unknown): StartupError | null {
  switch (errorCode(error)) {
    case 'EADDRINUSE':
      return problem('portTaken', { port: String(port), other: String(port === 65_535 ? 3000 : port + 1) });
    case 'EACCES':
      return problem('portForbidden', { port: String(port) });
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return problem('badHost', { host });
    default:
      return null;
  }
}

function errorCode(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}

function listenError({ host, port }: Listening): Promise<Error | null> {
  return new Promise((settle) => {
    const server = createServer();
    server.once('error', settle);
    server.listen({ host, port }, () => server.close(() => settle(null)));
  });
}

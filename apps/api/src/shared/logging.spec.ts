import { afterEach, describe, expect, it } from '@jest/globals';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Writable } from 'node:stream';
import { pinoHttp } from 'pino-http';
import { logSettings } from './logging.js';

const level = process.env['LOG_LEVEL'];
afterEach(() => {
  if (level === undefined) delete process.env['LOG_LEVEL'];
  else process.env['LOG_LEVEL'] = level;
});

/** What is logged about one request at a log level. */
async function logOf(logLevel: string, path = '/cities'): Promise<string> {
  process.env['LOG_LEVEL'] = logLevel;
  let log = '';
  const stream = new Writable({
    write(chunk: Buffer, _, done) {
      log += chunk.toString();
      done();
    },
  });
  const logger = pinoHttp(logSettings(), stream);
  const server = createServer((request, response) => {
    logger(request, response);
    response.setHeader('Set-Cookie', 'session=secret-cookie').end();
  });
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle));
  const { port } = server.address() as AddressInfo;
  await fetch(`http://127.0.0.1:${port}${path}`, {
    headers: { Authorization: 'Bearer civ_secret-token', Cookie: 'session=secret-cookie' },
  });
  await new Promise((settle) => server.close(settle));
  return log;
}

describe('the log', () => {
  it('names a request but never what it carries', async () => {
    const log = await logOf('trace');
    expect(log).toContain('"url":"/cities"');
    expect(log).not.toContain('secret');
  });

  it('leaves out what addresses carry', async () => {
    const log = await logOf('trace', '/api/v1/links/secret-link?search=secret@example.org');
    expect(log).toContain('"url":"/api/v1/links/…"');
    expect(log).not.toContain('secret');
  });

  it('is quiet about requests that went well, unless asked', async () => {
    expect(await logOf('warn')).toBe('');
  });
});

import { existsSync } from 'node:fs';
import { extname, join } from 'node:path';
import express, { type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import { FOREVER } from './shared/caching.js';

/** Addresses that the service itself answers. */
const OWN = /^\/(api|health)(\/|$)/;

/**
 * Serves the built pages: files of `assets/`, whose names carry their hash, for ever; everything else fresh. An address
 * that is no file and is asked for as HTML gets the start page, whose script reads the address.
 */
export function serveWeb(root: string): RequestHandler {
  const start = join(root, 'index.html');
  const files = express.static(root, {
    index: false,
    redirect: false,
    setHeaders: (response, path) => {
      const hashed = path.startsWith(join(root, 'assets'));
      response.setHeader('Cache-Control', hashed ? FOREVER : 'no-cache');
    },
  });
  return (request: Request, response: Response, next: NextFunction): void => {
    if (OWN.test(request.path) || (request.method !== 'GET' && request.method !== 'HEAD')) {
      next();
      return;
    }
    files(request, response, (error?: unknown) => {
      // A name with an ending is a file that is gone: a page in its place would only confuse who asked for it.
      const isPage = extname(request.path) === '' && request.accepts(['html', 'json']) === 'html';
      const page = !error && isPage && existsSync(start);
      if (!page) next(error);
      else response.sendFile(start, { headers: { 'Cache-Control': 'no-cache' } });
    });
  };
}

import { existsSync } from 'node:fs';
import { extname, join } from 'node:path';
import express, { type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import { FOREVER } from './shared/caching.js';

/** Addresses that the service itself answers. */
const OWN = /^\/(api|health|ledger)(\/|$)/;

/**
 * The page that shows a file of evidence in a frame of the desk. It has no origin, so that nothing in a file can reach
 * the session; only our own pages may frame it.
 */
const EVIDENCE_FRAME = 'evidence-frame.html';
const FRAME_POLICY = [
  'sandbox allow-scripts',
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'unsafe-inline'",
  'img-src blob:',
  "frame-ancestors 'self'",
].join('; ');

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
      // A page without origin may read them too; they are the same for everybody.
      if (hashed) response.setHeader('Access-Control-Allow-Origin', '*');
      if (path === join(root, EVIDENCE_FRAME)) {
        response.setHeader('Content-Security-Policy', FRAME_POLICY);
        response.setHeader('X-Frame-Options', 'SAMEORIGIN');
        // It has none of its own to be kept apart by.
        response.removeHeader('Origin-Agent-Cluster');
      }
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

import { RequestMethod } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import compression from 'compression';
import type { NextFunction, Request, Response } from 'express';
import helmet from 'helmet';
import { Logger } from 'nestjs-pino';
import { AppModule, type AppSettings } from './app.module.js';
import { describeApi } from './openapi/document.js';
import { OpenApiService } from './openapi/openapi.service.js';
import { ProblemException } from './shared/problem.js';
import { problemOf, sendProblem } from './shared/problem.filter.js';
import { serveWeb } from './web-root.js';

export interface CreateAppSettings extends AppSettings {
  /** Folder of the built pages; without it only the API is served. */
  readonly webRoot?: string;
  /** How many proxies stand in front; their word for the caller's address is taken. 0 unless given. */
  readonly proxies?: number;
}

/** Everything comes from this server; only Mantine's inline styles need an exception. */
const contentSecurityPolicy = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'self'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", 'data:'],
    fontSrc: ["'self'", 'data:'],
    connectSrc: ["'self'"],
    objectSrc: ["'none'"],
    baseUri: ["'self'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
  },
};

/** The HTTP service, set up but not listening. */
export async function createApp(settings: CreateAppSettings): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.register(settings), {
    // A body is read by the one endpoint that takes one, after it has let the caller in.
    bodyParser: false,
    bufferLogs: true,
    abortOnError: false,
  });
  app.useLogger(app.get(Logger));
  app.disable('x-powered-by');
  app.set('trust proxy', settings.proxies ?? 0);
  app.use(
    helmet({
      contentSecurityPolicy,
      // Other names of the operator's domain are not ours to decide about.
      strictTransportSecurity: { includeSubDomains: false },
      xFrameOptions: { action: 'deny' },
    }),
  );
  app.use(compression());
  if (settings.webRoot !== undefined) app.use(serveWeb(settings.webRoot));
  app.setGlobalPrefix('api/v1', {
    exclude: [
      { path: 'health/live', method: RequestMethod.GET },
      { path: 'health/ready', method: RequestMethod.GET },
      { path: 'ledger/checkpoint', method: RequestMethod.GET },
      { path: 'ledger/keys', method: RequestMethod.GET },
      { path: 'ledger/tile/*path', method: RequestMethod.GET },
    ],
  });
  app.get(OpenApiService).source = () => describeApi(app);
  await app.init();
  // What no route has answered, and what failed before a route was found, is a problem document too.
  app.use((request: Request, response: Response) => {
    sendProblem(new ProblemException(404, 'notFound'), request, response);
  });
  app.use((thrown: unknown, request: Request, response: Response, next: NextFunction) => {
    if (response.headersSent) next(thrown);
    else sendProblem(problemOf(thrown), request, response);
  });
  return app;
}

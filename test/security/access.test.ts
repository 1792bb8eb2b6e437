import { Controller, Get, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Test } from '@nestjs/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { ApiToken } from '#persistence';
import { TokenService } from '../../apps/api/src/index.js';
import { AccessCheck } from '../../apps/api/src/identity/access.check.js';
import { example } from '../api/support/examples.js';
import { type Service, startService } from '../api/support/service.js';
import { matrix, type Row } from './matrix/index.js';

const routesOfKind = (kind: Row['kind']): string[] =>
  Object.keys(matrix).filter((route) => matrix[route]?.kind === kind);

/** Routes that anybody may call, and routes that need a token. */
const PUBLIC = routesOfKind('public');
const WITH_TOKEN = routesOfKind('scope');

let service: Service;
let expired: string;
let revoked: string;
beforeAll(async () => {
  service = await startService();
  const tokens = new TokenService(service.dataSource);
  const old = await tokens.create('expired', 'publish', 1);
  await service.dataSource.manager.update(
    ApiToken,
    { id: old.id },
    { expiresAt: new Date(Date.now() - 1000) },
  );
  expired = old.token;
  const withdrawn = await tokens.create('revoked', 'publish', 1);
  await tokens.revoke(withdrawn.id);
  revoked = withdrawn.token;
});
afterAll(() => service.stop());

function call(route: string, authorization?: string): request.Test {
  const [method = '', path = ''] = route.split(' ');
  const address = path.replace(/:\w+/g, 'x');
  const test = request(service.app.getHttpServer())[method === 'POST' ? 'post' : 'get'](address);
  return authorization === undefined ? test : test.set('Authorization', authorization);
}

describe('every route', () => {
  it.each(PUBLIC)('%s answers anybody, with or without a token', async (route) => {
    for (const authorization of [
      undefined,
      'Bearer civ_wrong',
      `Bearer ${expired}`,
      `Bearer ${service.tokens.publish}`,
    ]) {
      const answer = await call(route, authorization);
      expect([200, 404]).toContain(answer.status);
    }
  });

  it.each(WITH_TOKEN)('%s refuses whoever has no valid token, always in the same words', async (route) => {
    const wrong = [
      undefined,
      '',
      'Bearer',
      'Bearer x',
      `Bearer civ_${'A'.repeat(43)}`,
      `Bearer ${service.tokens.import.slice(0, -1)}`,
      `Basic ${service.tokens.import}`,
      service.tokens.import,
      `Bearer ${expired}`,
      `Bearer ${revoked}`,
      "Bearer civ_' OR 1=1 --",
    ];
    const bodies = new Set<string>();
    for (const authorization of wrong) {
      const answer = await call(route, authorization).expect(401);
      expect(answer.headers['www-authenticate']).toBe('Bearer');
      bodies.add(answer.text);
    }
    expect(bodies.size).toBe(1);
    expect(JSON.parse([...bodies][0] ?? '')).toMatchObject({ code: 'notAuthenticated', status: 401 });
  });

  it.each(WITH_TOKEN)('%s lets valid tokens through', async (route) => {
    for (const token of [service.tokens.import, service.tokens.publish]) {
      // Without a body there is nothing to import: the caller came as far as the reader.
      await call(route, `Bearer ${token}`).expect(422);
    }
  });
});

describe('a token for importing', () => {
  it('does not publish', async () => {
    const answer = await service.send(example, { publish: true, token: service.tokens.import }).expect(403);
    expect(answer.body).toMatchObject({ code: 'scopeMissing', detail: expect.stringContaining('publish') });
    await service.get('/api/v1/cities/rana').expect(404);
  });

  it('imports', async () => {
    await service.send(example, { token: service.tokens.import }).expect(201);
  });

  it('is kept as a hash only, and its use is noted', async () => {
    const rows = await service.dataSource.manager.findBy(ApiToken, { name: 'import test' });
    expect(JSON.stringify(rows)).not.toContain(service.tokens.import);
    expect(rows[0]?.lastUsedAt).toBeInstanceOf(Date);
  });
});

describe('a caller without a token', () => {
  it('sends a large file in vain: it is not read', async () => {
    const answer = await service.send('x'.repeat(1024 * 1024), { token: null }).expect(401);
    expect(answer.body).toMatchObject({ code: 'notAuthenticated' });
  });
});

describe('many files from one address', () => {
  it('are slowed down', async () => {
    const slow = await startService({ importsPerMinute: 2 });
    try {
      await slow.send('').expect(422);
      await slow.send('').expect(422);
      expect((await slow.send('').expect(429)).body).toMatchObject({ code: 'tooManyRequests' });
    } finally {
      await slow.stop();
    }
  });
});

describe('an endpoint that does not say who may call it', () => {
  @Controller('forgotten')
  class ForgottenController {
    @Get()
    read(): string {
      return 'secret';
    }
  }

  @Module({ imports: [DiscoveryModule], controllers: [ForgottenController], providers: [AccessCheck] })
  class ForgottenModule {}

  it('keeps the service from starting', async () => {
    const module = await Test.createTestingModule({ imports: [ForgottenModule] }).compile();
    await expect(module.init()).rejects.toThrow('ForgottenController.read');
  });
});

import { Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { AccessCheck } from './access.check.js';
import { AccessGuard } from './access.guard.js';
import { TokenService } from './token.service.js';

@Module({
  imports: [DiscoveryModule],
  providers: [TokenService, AccessCheck, { provide: APP_GUARD, useClass: AccessGuard }],
})
export class IdentityModule {}

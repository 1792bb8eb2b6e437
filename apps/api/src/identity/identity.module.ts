import { Global, Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { AccessService } from './access/access.service.js';
import { AccessCheck } from './access.check.js';
import { AccessGuard } from './access.guard.js';
import { AccountController } from './account.controller.js';
import { CleanUpService } from './clean-up.service.js';
import { LinkService } from './link.service.js';
import { LinksController } from './links.controller.js';
import { PeopleController } from './people.controller.js';
import { PeopleService } from './people.service.js';
import { SecondFactorController } from './second-factor.controller.js';
import { SecondFactorService } from './second-factor.service.js';
import { SessionController } from './session.controller.js';
import { SessionService } from './session.service.js';
import { SessionViewService } from './session-view.service.js';
import { SignInService } from './sign-in.service.js';
import { ThrottleService } from './throttle.service.js';
import { TokenService } from './token.service.js';
import { TokensController } from './tokens.controller.js';
import { UsersController } from './users.controller.js';
import { UsersService } from './users.service.js';

@Global()
@Module({
  imports: [DiscoveryModule],
  controllers: [
    SessionController,
    LinksController,
    AccountController,
    SecondFactorController,
    TokensController,
    PeopleController,
    UsersController,
  ],
  providers: [
    AccessService,
    SessionService,
    SessionViewService,
    SignInService,
    SecondFactorService,
    ThrottleService,
    LinkService,
    PeopleService,
    UsersService,
    TokenService,
    CleanUpService,
    AccessCheck,
    { provide: APP_GUARD, useClass: AccessGuard },
  ],
  exports: [AccessService],
})
export class IdentityModule {}

import { Body, Controller, Delete, Get, Header, HttpCode, Post, Req, Res } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  ApiTooManyRequestsResponse,
  ApiUnauthorizedResponse,
} from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { DataSource } from 'typeorm';
import { Anybody, Permission, Public } from '../shared/access.js';
import { Caller } from '../shared/caller.js';
import { ProblemDocument } from '../shared/problem.js';
import { SessionDto, SignInDto } from './session.dto.js';
import { SessionService } from './session.service.js';
import { SessionViewService } from './session-view.service.js';
import { SignInService } from './sign-in.service.js';

@ApiTags('Session')
@Controller('session')
export class SessionController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly signIns: SignInService,
    private readonly sessions: SessionService,
    private readonly views: SessionViewService,
  ) {}

  @Get()
  @Anybody()
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ operationId: 'getSession', summary: 'Who is signed in, with the CSRF token and the roles' })
  @ApiOkResponse({ type: SessionDto })
  async get(@Caller() caller: Caller, @Req() request: Request): Promise<SessionDto> {
    const token = this.sessions.tokenOf(request);
    return caller.kind === 'user' && token !== null ? this.views.view(caller.userId, token) : { user: null };
  }

  @Post()
  @Public()
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ operationId: 'signIn', summary: 'Sign in; sets the session cookie' })
  @ApiCreatedResponse({ type: SessionDto })
  @ApiUnauthorizedResponse({
    type: ProblemDocument,
    description: '`credentials`, `secondFactorNeeded` or `wrongCode`',
  })
  @ApiTooManyRequestsResponse({ type: ProblemDocument, description: '`tooManyAttempts`' })
  async signIn(
    @Body() credentials: SignInDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SessionDto> {
    const user = await this.signIns.signIn(credentials, request.ip ?? '');
    return this.dataSource.transaction(async (manager) => {
      const token = await this.sessions.begin(manager, user.id, request, response);
      return this.views.view(user.id, token, manager);
    });
  }

  @Delete()
  @HttpCode(204)
  @Permission('account.self')
  @ApiOperation({ operationId: 'signOut', summary: 'End this session' })
  @ApiNoContentResponse()
  signOut(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<void> {
    return this.sessions.end(request, response);
  }
}

import { Body, Controller, Delete, Get, Header, HttpCode, Param, Put, Req, Res } from '@nestjs/common';
import {
  ApiNoContentResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { DataSource } from 'typeorm';
import { AppUser } from '#persistence';
import { MailService } from '../mail/mail.service.js';
import { Permission } from '../shared/access.js';
import { CallingUser, type UserCaller } from '../shared/caller.js';
import { IdPipe } from '../shared/id.pipe.js';
import { ProblemDocument, ProblemException } from '../shared/problem.js';
import { AccountDto, OwnSessionDto, PasswordChangeDto } from './account.dto.js';
import { hashPassword, requireStrongPassword } from './passwords.js';
import { SessionDto } from './session.dto.js';
import { SessionService } from './session.service.js';
import { SessionViewService } from './session-view.service.js';
import { SignInService } from './sign-in.service.js';

@ApiTags('Account')
@Permission('account.self')
@Controller('account')
export class AccountController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly signIns: SignInService,
    private readonly sessions: SessionService,
    private readonly views: SessionViewService,
    private readonly mail: MailService,
  ) {}

  @Put()
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ operationId: 'updateAccount', summary: 'Change name and language' })
  @ApiOkResponse({ type: SessionDto })
  async update(
    @CallingUser() caller: UserCaller,
    @Body() { name, language }: AccountDto,
    @Req() request: Request,
  ): Promise<SessionDto> {
    await this.dataSource.manager.update(AppUser, { id: caller.userId }, { name, language });
    return this.views.view(caller.userId, this.sessions.tokenOf(request) ?? '');
  }

  @Put('password')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    operationId: 'changePassword',
    summary: 'Change the password: every other session ends, and this one is replaced',
  })
  @ApiOkResponse({ type: SessionDto })
  @ApiUnprocessableEntityResponse({
    type: ProblemDocument,
    description: '`wrongPassword` or `passwordTooWeak`',
  })
  async changePassword(
    @CallingUser() { userId }: UserCaller,
    @Body() { current, next }: PasswordChangeDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SessionDto> {
    const user = await this.dataSource.manager.findOneByOrFail(AppUser, { id: userId });
    await this.signIns.requirePassword(user, current, request.ip ?? '');
    await requireStrongPassword('next', next, [user.email, user.name, 'civiscore']);
    const passwordHash = await hashPassword(next);
    return this.dataSource.transaction(async (manager) => {
      await manager.update(AppUser, { id: userId }, { passwordHash });
      await this.sessions.revokeAll(manager, userId);
      await this.mail.queue(manager, { kind: 'passwordChanged', userId, path: 'account' });
      const token = await this.sessions.begin(manager, userId, request, response);
      return this.views.view(userId, token, manager);
    });
  }

  @Get('sessions')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ operationId: 'listOwnSessions', summary: 'Where one is signed in' })
  @ApiOkResponse({ type: [OwnSessionDto] })
  async listSessions(@CallingUser() { userId, sessionId }: UserCaller): Promise<OwnSessionDto[]> {
    const sessions = await this.sessions.list(userId);
    return sessions.map(({ id, userAgent, createdAt, lastSeenAt }) => ({
      id,
      current: id === sessionId,
      userAgent,
      createdAt: createdAt.toISOString(),
      lastSeenAt: lastSeenAt.toISOString(),
    }));
  }

  @Delete('sessions/others')
  @HttpCode(204)
  @ApiOperation({ operationId: 'endOtherSessions', summary: 'End every session but this one' })
  @ApiNoContentResponse()
  endOthers(@CallingUser() { userId, sessionId }: UserCaller): Promise<void> {
    return this.sessions.revokeAll(this.dataSource.manager, userId, sessionId);
  }

  @Delete('sessions/:id')
  @HttpCode(204)
  @ApiOperation({ operationId: 'endOwnSession', summary: 'End one session' })
  @ApiNoContentResponse()
  @ApiNotFoundResponse({ type: ProblemDocument })
  async endSession(@CallingUser() { userId }: UserCaller, @Param('id', IdPipe) id: string): Promise<void> {
    if (!(await this.sessions.revoke(userId, id))) throw new ProblemException(404, 'notFound');
  }
}

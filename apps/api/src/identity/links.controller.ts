import {
  Body,
  Controller,
  Get,
  Header,
  HttpCode,
  type OnModuleInit,
  Param,
  Post,
  Req,
  Res,
} from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiCreatedResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  ApiTooManyRequestsResponse,
  ApiUnauthorizedResponse,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { DataSource } from 'typeorm';
import { JobsService } from '../jobs/jobs.service.js';
import { Public } from '../shared/access.js';
import { ProblemDocument } from '../shared/problem.js';
import { LinkService } from './link.service.js';
import { LinkAnswerDto, LinkDto, PasswordResetDto } from './links.dto.js';
import { SessionDto } from './session.dto.js';
import { SessionService } from './session.service.js';
import { SessionViewService } from './session-view.service.js';
import { normalEmail } from './sign-in.service.js';
import { ThrottleService } from './throttle.service.js';

const SEND_RESET = 'sendPasswordReset';

@ApiTags('Session')
@Public()
@Controller()
export class LinksController implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly links: LinkService,
    private readonly sessions: SessionService,
    private readonly views: SessionViewService,
    private readonly throttle: ThrottleService,
    private readonly jobs: JobsService,
  ) {}

  onModuleInit(): void {
    this.jobs.define(SEND_RESET, (payload) => this.links.sendReset((payload as PasswordResetDto).email));
  }

  @Get('links/:token')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ operationId: 'getLink', summary: 'What a one-time link is for' })
  @ApiOkResponse({ type: LinkDto })
  @ApiNotFoundResponse({ type: ProblemDocument, description: 'Unknown, used or expired' })
  async get(@Param('token') token: string): Promise<LinkDto> {
    const { kind, expiresAt, payload, user } = await this.links.find(token);
    return {
      kind,
      email: user?.email ?? null,
      ...(user?.name ? { name: user.name } : {}),
      ...(payload.role === undefined ? {} : { role: payload.role }),
      secondFactor: (user?.totpConfirmedAt ?? null) !== null,
      expiresAt: expiresAt.toISOString(),
    };
  }

  @Post('links/:token')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ operationId: 'useLink', summary: 'Choose the password and sign in' })
  @ApiCreatedResponse({ type: SessionDto })
  @ApiNotFoundResponse({ type: ProblemDocument, description: 'Unknown, used or expired' })
  @ApiUnauthorizedResponse({ type: ProblemDocument, description: '`secondFactorNeeded` or `wrongCode`' })
  @ApiUnprocessableEntityResponse({
    type: ProblemDocument,
    description: '`passwordTooWeak`, `nameNeeded` or `emailNeeded`',
  })
  use(
    @Param('token') token: string,
    @Body() answer: LinkAnswerDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SessionDto> {
    return this.dataSource.transaction(async (manager) => {
      const user = await this.links.use(manager, token, answer, request.ip ?? '');
      const session = await this.sessions.begin(manager, user.id, request, response);
      return this.views.view(user.id, session, manager);
    });
  }

  /** Only queued here: whether there is such a person shows neither in the answer nor in its time. */
  @Post('password-resets')
  @HttpCode(202)
  @ApiOperation({ operationId: 'requestPasswordReset', summary: 'Have a link to a new password sent' })
  @ApiAcceptedResponse({ description: 'The same whether or not there is such an account' })
  @ApiTooManyRequestsResponse({ type: ProblemDocument, description: '`tooManyAttempts`' })
  async reset(@Body() body: PasswordResetDto, @Req() request: Request): Promise<void> {
    const email = normalEmail(body.email);
    if (await this.throttle.mayReset(email, request.ip ?? '')) {
      await this.jobs.queue(this.dataSource.manager, SEND_RESET, { email });
    }
  }
}

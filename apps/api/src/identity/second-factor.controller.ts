import { Body, Controller, Delete, Header, HttpCode, Post, Req } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOperation,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import type { Request } from 'express';
import { DataSource } from 'typeorm';
import { AppUser } from '#persistence';
import { MailService } from '../mail/mail.service.js';
import { Permission } from '../shared/access.js';
import { CallingUser, type UserCaller } from '../shared/caller.js';
import { ProblemDocument } from '../shared/problem.js';
import { CodeDto, PasswordDto, RecoveryCodesDto, SecretDto } from './account.dto.js';
import { SecondFactorService } from './second-factor.service.js';
import { SignInService } from './sign-in.service.js';

@ApiTags('Account')
@Permission('account.self')
@Controller('account/second-factor')
export class SecondFactorController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly signIns: SignInService,
    private readonly secondFactor: SecondFactorService,
    private readonly mail: MailService,
  ) {}

  @Post()
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ operationId: 'beginSecondFactor', summary: 'Make a secret for an authenticator app' })
  @ApiCreatedResponse({ type: SecretDto })
  @ApiConflictResponse({ type: ProblemDocument, description: '`secondFactorActive`' })
  begin(@CallingUser() { userId }: UserCaller): Promise<SecretDto> {
    return this.secondFactor.begin(userId);
  }

  @Post('confirm')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ operationId: 'confirmSecondFactor', summary: 'Put the secret in force with a first code' })
  @ApiCreatedResponse({ type: RecoveryCodesDto })
  @ApiConflictResponse({ type: ProblemDocument, description: '`secondFactorActive`' })
  @ApiUnprocessableEntityResponse({ type: ProblemDocument, description: '`wrongCode`' })
  confirm(@CallingUser() { userId }: UserCaller, @Body() { code }: CodeDto): Promise<RecoveryCodesDto> {
    return this.dataSource.transaction(async (manager) => {
      const recoveryCodes = await this.secondFactor.confirm(manager, userId, code.replace(/\s/g, ''));
      await this.mail.queue(manager, { kind: 'secondFactorOn', userId, path: 'account' });
      return { recoveryCodes };
    });
  }

  @Delete()
  @HttpCode(204)
  @ApiOperation({ operationId: 'removeSecondFactor', summary: 'Sign in with the password alone again' })
  @ApiNoContentResponse()
  @ApiUnprocessableEntityResponse({ type: ProblemDocument, description: '`wrongPassword`' })
  async remove(
    @CallingUser() { userId }: UserCaller,
    @Body() { password }: PasswordDto,
    @Req() request: Request,
  ): Promise<void> {
    const user = await this.dataSource.manager.findOneByOrFail(AppUser, { id: userId });
    await this.signIns.requirePassword(user, password, request.ip ?? '');
    await this.dataSource.transaction(async (manager) => {
      await this.secondFactor.remove(manager, userId);
      if (user.totpConfirmedAt !== null) {
        await this.mail.queue(manager, { kind: 'secondFactorOff', userId, path: 'account' });
      }
    });
  }
}

import { Body, Controller, Delete, Get, Header, HttpCode, Param, Post } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import { Permission } from '../shared/access.js';
import { CallingUser, type UserCaller } from '../shared/caller.js';
import { IdPipe } from '../shared/id.pipe.js';
import { ProblemDocument, ProblemException } from '../shared/problem.js';
import { apiText } from '../shared/texts.js';
import { MadeTokenDto, NewTokenDto, TokenDto } from './account.dto.js';
import { OF_SECRETARIAT, TokenService, type TokenSummary } from './token.service.js';

const LONGEST_DAYS = 3650;
const DAY = 24 * 60 * 60 * 1000;

@ApiTags('Account')
@Permission('account.self')
@Controller('account/tokens')
export class TokensController {
  constructor(private readonly tokens: TokenService) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ operationId: 'listTokens', summary: 'One’s own API tokens' })
  @ApiOkResponse({ type: [TokenDto] })
  async list(@CallingUser() { userId }: UserCaller): Promise<TokenDto[]> {
    return (await this.tokens.list(userId)).map(tokenDto);
  }

  @Post()
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ operationId: 'createToken', summary: 'Make an API token; it is shown this once' })
  @ApiCreatedResponse({ type: MadeTokenDto })
  @ApiUnprocessableEntityResponse({ type: ProblemDocument, description: '`bodyRefused`' })
  async create(
    @CallingUser() { userId, roles }: UserCaller,
    @Body() { name, scopes, expiresAt }: NewTokenDto,
  ): Promise<MadeTokenDto> {
    const until = new Date(expiresAt);
    const now = Date.now();
    if (until.getTime() <= now || until.getTime() > now + LONGEST_DAYS * DAY) {
      throw refused('expiresAt', 'tokenExpiry');
    }
    const administrator = roles.some(({ role }) => role === 'administrator');
    if (!administrator && scopes.some((scope) => OF_SECRETARIAT.includes(scope))) {
      throw refused('scopes', 'tokenScopes');
    }
    const made = await this.tokens.createFor(userId, name, [...new Set(scopes)], until);
    return {
      id: made.id,
      name,
      scopes: [...new Set(scopes)],
      createdAt: new Date(now).toISOString(),
      expiresAt: until.toISOString(),
      lastUsedAt: null,
      token: made.token,
    };
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ operationId: 'revokeToken', summary: 'Make a token invalid at once' })
  @ApiNoContentResponse()
  @ApiNotFoundResponse({ type: ProblemDocument })
  async revoke(@CallingUser() { userId }: UserCaller, @Param('id', IdPipe) id: string): Promise<void> {
    if (!(await this.tokens.revoke(id, userId))) throw new ProblemException(404, 'notFound');
  }
}

function tokenDto({ id, name, scopes, createdAt, expiresAt, lastUsedAt }: TokenSummary): TokenDto {
  return {
    id,
    name,
    scopes,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt?.toISOString() ?? null,
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
  };
}

function refused(path: string, code: 'tokenExpiry' | 'tokenScopes'): ProblemException {
  return new ProblemException(422, 'bodyRefused', { count: 1 }, (language) => [
    { path, code, message: apiText(language, code) },
  ]);
}

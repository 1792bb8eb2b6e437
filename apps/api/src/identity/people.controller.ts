import { Body, Controller, Delete, Get, Header, HttpCode, Param, Post, Query } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import type { Language } from '#text';
import { Permission } from '../shared/access.js';
import { Caller } from '../shared/caller.js';
import { ReaderLanguage } from '../shared/language.js';
import { IdPipe } from '../shared/id.pipe.js';
import { ProblemDocument } from '../shared/problem.js';
import { InvitationDto, InvitedDto, PeopleQuery, PersonDto } from './people.dto.js';
import { PeopleService } from './people.service.js';

@ApiTags('People')
@Controller()
export class PeopleController {
  constructor(private readonly people: PeopleService) {}

  @Post('invitations')
  @Permission('people.manage')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ operationId: 'invite', summary: 'Give somebody a role, with an invitation if need be' })
  @ApiCreatedResponse({ type: InvitedDto })
  @ApiConflictResponse({ type: ProblemDocument, description: '`roleAlreadyGiven`' })
  @ApiUnprocessableEntityResponse({ type: ProblemDocument, description: '`bodyRefused`' })
  invite(
    @Caller() caller: Caller,
    @Body() invitation: InvitationDto,
    @ReaderLanguage() language: Language,
  ): Promise<InvitedDto> {
    return this.people.invite(caller, invitation, language);
  }

  @Get('people')
  @Permission('city.read')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ operationId: 'listPeople', summary: 'The people of a programme or of a city' })
  @ApiOkResponse({ type: [PersonDto] })
  list(@Caller() caller: Caller, @Query() query: PeopleQuery): Promise<PersonDto[]> {
    return this.people.list(caller, query);
  }

  @Delete('people/:membershipId')
  @HttpCode(204)
  @Permission('people.manage')
  @ApiOperation({ operationId: 'removePerson', summary: 'Take a role away' })
  @ApiNoContentResponse()
  remove(@Caller() caller: Caller, @Param('membershipId', IdPipe) membershipId: string): Promise<void> {
    return this.people.remove(caller, membershipId);
  }
}

import { Body, Controller, Get, Param, Patch, Post } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { Permission } from '../shared/access.js';
import { Caller } from '../shared/caller.js';
import { ProblemDocument } from '../shared/problem.js';
import {
  ChangeProgrammeDto,
  ChangeRoundDto,
  MakeProgrammeDto,
  MakeRoundDto,
  ProgrammeDto,
  RoundDto,
} from './programme.dto.js';
import { ProgrammesService } from './programmes.service.js';
import { RoundsService } from './rounds.service.js';

@ApiTags('Programmes')
@Controller()
export class ProgrammesController {
  constructor(
    private readonly programmes: ProgrammesService,
    private readonly rounds: RoundsService,
  ) {}

  @Get('programmes')
  @Permission('programme.read')
  @ApiOperation({ operationId: 'listProgrammes', summary: 'The programmes that the caller may see' })
  @ApiOkResponse({ type: [ProgrammeDto] })
  list(@Caller() caller: Caller): Promise<ProgrammeDto[]> {
    return this.programmes.list(caller);
  }

  @Post('programmes')
  @Permission('programme.create')
  @ApiOperation({ operationId: 'makeProgramme', summary: 'Make a programme' })
  @ApiCreatedResponse({ type: ProgrammeDto })
  @ApiConflictResponse({ type: ProblemDocument, description: '`slugTaken`' })
  make(@Body() programme: MakeProgrammeDto, @Caller() caller: Caller): Promise<ProgrammeDto> {
    return this.programmes.make(caller, programme);
  }

  @Get('programmes/:id')
  @Permission('programme.read')
  @ApiOperation({ operationId: 'getProgramme', summary: 'A programme' })
  @ApiOkResponse({ type: ProgrammeDto })
  one(@Param('id') id: string, @Caller() caller: Caller): Promise<ProgrammeDto> {
    return this.programmes.one(caller, id);
  }

  @Patch('programmes/:id')
  @Permission('programme.manage')
  @ApiOperation({ operationId: 'changeProgramme', summary: 'Change a programme' })
  @ApiOkResponse({ type: ProgrammeDto })
  @ApiConflictResponse({ type: ProblemDocument, description: '`slugTaken`' })
  change(
    @Param('id') id: string,
    @Body() changes: ChangeProgrammeDto,
    @Caller() caller: Caller,
  ): Promise<ProgrammeDto> {
    return this.programmes.change(caller, id, changes);
  }

  @Get('programmes/:id/rounds')
  @Permission('programme.read')
  @ApiOperation({ operationId: 'listRounds', summary: 'The rounds of a programme, the newest year first' })
  @ApiOkResponse({ type: [RoundDto] })
  listRounds(@Param('id') id: string, @Caller() caller: Caller): Promise<RoundDto[]> {
    return this.rounds.list(caller, id);
  }

  @Post('programmes/:id/rounds')
  @Permission('round.manage')
  @ApiOperation({ operationId: 'makeRound', summary: 'Make a round' })
  @ApiCreatedResponse({ type: RoundDto })
  @ApiConflictResponse({ type: ProblemDocument, description: '`roundExists`' })
  makeRound(
    @Param('id') id: string,
    @Body() round: MakeRoundDto,
    @Caller() caller: Caller,
  ): Promise<RoundDto> {
    return this.rounds.make(caller, id, round);
  }

  @Patch('rounds/:id')
  @Permission('round.manage')
  @ApiOperation({ operationId: 'changeRound', summary: 'Change a round' })
  @ApiOkResponse({ type: RoundDto })
  @ApiConflictResponse({ type: ProblemDocument, description: '`roundExists`, `roundBegun`' })
  changeRound(
    @Param('id') id: string,
    @Body() changes: ChangeRoundDto,
    @Caller() caller: Caller,
  ): Promise<RoundDto> {
    return this.rounds.change(caller, id, changes);
  }
}

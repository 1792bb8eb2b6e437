import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { Permission } from '../../shared/access.js';
import { Caller } from '../../shared/caller.js';
import { IdPipe } from '../../shared/id.pipe.js';
import { ProblemDocument } from '../../shared/problem.js';
import { AssignVerifierDto, EndAssignmentDto, VerifierAssignmentDto, VerifiersDto } from './verifiers.dto.js';
import { VerifiersService } from './verifiers.service.js';

@ApiTags('Verification')
@Controller('assessments/:id/verifiers')
export class VerifiersController {
  constructor(private readonly verifiers: VerifiersService) {}

  @Get()
  @Permission('verification.read')
  @ApiOperation({
    operationId: 'listVerifiers',
    summary: 'Who verifies the assessment, who did, and who could not',
  })
  @ApiOkResponse({ type: VerifiersDto })
  list(@Param('id') id: string, @Caller() caller: Caller): Promise<VerifiersDto> {
    return this.verifiers.list(caller, id);
  }

  @Post()
  @Permission('verification.assign')
  @ApiOperation({ operationId: 'assignVerifier', summary: 'Assign a verifier or a second reader' })
  @ApiCreatedResponse({ type: VerifierAssignmentDto })
  @ApiConflictResponse({
    type: ProblemDocument,
    description:
      '`assignmentRefused` with the member `refusal`; the attempt is recorded. Or `alreadyAssigned`',
  })
  assign(
    @Param('id') id: string,
    @Body() wanted: AssignVerifierDto,
    @Caller() caller: Caller,
  ): Promise<VerifierAssignmentDto> {
    return this.verifiers.assign(caller, id, wanted);
  }

  @Post(':assignmentId/end')
  @HttpCode(200)
  @Permission('verification.assign')
  @ApiOperation({ operationId: 'endVerifierAssignment', summary: 'End an assignment; its verdicts stay' })
  @ApiOkResponse({ type: VerifierAssignmentDto })
  @ApiConflictResponse({ type: ProblemDocument, description: '`assignmentOver`' })
  end(
    @Param('id') id: string,
    @Param('assignmentId', IdPipe) assignmentId: string,
    @Body() { reason }: EndAssignmentDto,
    @Caller() caller: Caller,
  ): Promise<VerifierAssignmentDto> {
    return this.verifiers.end(caller, id, assignmentId, reason);
  }

  @Post(':assignmentId/decline')
  @HttpCode(200)
  @Permission('verification.read')
  @ApiOperation({ operationId: 'declineVerifierAssignment', summary: 'Decline one’s own assignment' })
  @ApiOkResponse({ type: VerifierAssignmentDto })
  @ApiConflictResponse({ type: ProblemDocument, description: '`assignmentOver` or `verdictsGiven`' })
  decline(
    @Param('id') id: string,
    @Param('assignmentId', IdPipe) assignmentId: string,
    @Body() { reason }: EndAssignmentDto,
    @Caller() caller: Caller,
  ): Promise<VerifierAssignmentDto> {
    return this.verifiers.decline(caller, id, assignmentId, reason);
  }
}

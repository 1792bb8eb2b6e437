import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Permission } from '../../shared/access.js';
import { Caller } from '../../shared/caller.js';
import { OpenedLeavesDto, OpenedLeavesQuery } from './opened.dto.js';
import { OpenedLeaves } from './opened.service.js';

/** What the log holds of an assessment, for those who may read it. */
@ApiTags('Ledger')
@Controller('assessments/:id/ledger')
export class OpenedController {
  constructor(private readonly leaves: OpenedLeaves) {}

  @Get()
  @Permission('assessment.read')
  @ApiOperation({
    operationId: 'getAssessmentLedger',
    summary: 'Leaves about the assessment, with the records that their seals commit to',
  })
  @ApiOkResponse({ type: OpenedLeavesDto })
  of(
    @Param('id') id: string,
    @Query() { after = 0 }: OpenedLeavesQuery,
    @Caller() caller: Caller,
  ): Promise<OpenedLeavesDto> {
    return this.leaves.of(caller, id, after);
  }
}

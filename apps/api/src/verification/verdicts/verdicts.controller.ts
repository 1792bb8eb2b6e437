import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiConflictResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Permission } from '../../shared/access.js';
import { Caller } from '../../shared/caller.js';
import { ProblemDocument } from '../../shared/problem.js';
import { ReviewDto, VerdictDto } from './review.dto.js';
import { ConfirmDto, DisagreeDto, GiveVerdictDto, ReviewsDto } from './verdicts.dto.js';
import { VerdictsService } from './verdicts.service.js';

@ApiTags('Verification')
@Controller('assessments/:id')
export class VerdictsController {
  constructor(private readonly verdicts: VerdictsService) {}

  @Get('reviews')
  @Permission('assessment.read')
  @ApiOperation({
    operationId: 'listReviews',
    summary: 'Where every data point stands; the city learns verdicts when verification is concluded',
  })
  @ApiOkResponse({ type: [ReviewDto] })
  reviews(@Param('id') id: string, @Caller() caller: Caller): Promise<ReviewDto[]> {
    return this.verdicts.list(caller, id);
  }

  @Get('verdicts/:dataPoint')
  @Permission('verification.read')
  @ApiOperation({
    operationId: 'listVerdicts',
    summary: 'Every decision about a data point, the oldest first',
  })
  @ApiOkResponse({ type: [VerdictDto] })
  history(
    @Param('id') id: string,
    @Param('dataPoint') dataPoint: string,
    @Caller() caller: Caller,
  ): Promise<VerdictDto[]> {
    return this.verdicts.history(caller, id, dataPoint);
  }

  @Post('verdicts')
  @HttpCode(200)
  @Permission('assessment.verify')
  @ApiOperation({ operationId: 'giveVerdict', summary: 'Judge data points as they were seen, all or none' })
  @ApiOkResponse({ type: ReviewsDto })
  @ApiConflictResponse({
    type: ProblemDocument,
    description:
      '`newerReview` with `theirs` (the reviews that moved on); `questionOpen` or `nothingToJudge` with `dataPoints`; ' +
      '`notInVerification`',
  })
  judge(
    @Param('id') id: string,
    @Body() verdict: GiveVerdictDto,
    @Caller() caller: Caller,
  ): Promise<ReviewsDto> {
    return this.verdicts.judge(caller, id, verdict);
  }

  @Post('verdicts/confirm')
  @HttpCode(200)
  @Permission('assessment.review')
  @ApiOperation({ operationId: 'confirmVerdicts', summary: 'Agree with verdicts, as second reader' })
  @ApiOkResponse({ type: ReviewsDto })
  @ApiConflictResponse({
    type: ProblemDocument,
    description: 'As for verdicts; `ownVerdict` with `dataPoints`',
  })
  confirm(
    @Param('id') id: string,
    @Body() wanted: ConfirmDto,
    @Caller() caller: Caller,
  ): Promise<ReviewsDto> {
    return this.verdicts.confirm(caller, id, wanted);
  }

  @Post('verdicts/disagree')
  @HttpCode(200)
  @Permission('assessment.review')
  @ApiOperation({
    operationId: 'disagreeWithVerdicts',
    summary: 'Have data points judged again, as second reader',
  })
  @ApiOkResponse({ type: ReviewsDto })
  @ApiConflictResponse({ type: ProblemDocument, description: 'As for verdicts' })
  disagree(
    @Param('id') id: string,
    @Body() wanted: DisagreeDto,
    @Caller() caller: Caller,
  ): Promise<ReviewsDto> {
    return this.verdicts.disagree(caller, id, wanted);
  }
}

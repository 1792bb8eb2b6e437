import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import { Permission } from '../../shared/access.js';
import { Caller } from '../../shared/caller.js';
import { IdPipe } from '../../shared/id.pipe.js';
import { ProblemDocument } from '../../shared/problem.js';
import { QuestionReadingService } from './question-reading.service.js';
import {
  AnswerDto,
  AskDto,
  FollowUpDto,
  QuestionDto,
  QuestionQuery,
  ResolveDto,
  WithdrawQuestionDto,
} from './question.dto.js';
import { QuestionsService } from './questions.service.js';

const closed = { type: ProblemDocument, description: '`questionClosed`, or `notInVerification`' } as const;

@ApiTags('Verification')
@Controller('assessments/:id/questions')
export class QuestionsController {
  constructor(
    private readonly questions: QuestionsService,
    private readonly reading: QuestionReadingService,
  ) {}

  @Get()
  @Permission('question.read')
  @ApiOperation({
    operationId: 'listQuestions',
    summary: 'Questions of the verifiers with their answers, in the order in which they were asked',
  })
  @ApiOkResponse({ type: [QuestionDto] })
  list(
    @Param('id') assessmentId: string,
    @Query() { state }: QuestionQuery,
    @Caller() caller: Caller,
  ): Promise<QuestionDto[]> {
    return this.reading.list(caller, assessmentId, state === undefined ? {} : { state });
  }

  @Post()
  // Who verifies the assessment, or reads it a second time; which of the two, the service asks.
  @Permission('verification.read')
  @ApiOperation({
    operationId: 'askQuestion',
    summary: 'Ask the city about a data point or a figure of its profile',
  })
  @ApiCreatedResponse({ type: QuestionDto })
  @ApiConflictResponse({ type: ProblemDocument, description: '`notInVerification`, or `newerReview`' })
  @ApiUnprocessableEntityResponse({ type: ProblemDocument, description: 'No known figure is named, or two' })
  ask(
    @Param('id') assessmentId: string,
    @Body() asked: AskDto,
    @Caller() caller: Caller,
  ): Promise<QuestionDto> {
    return this.questions.ask(caller, assessmentId, asked);
  }

  @Post(':questionId/answers')
  @HttpCode(200)
  @Permission('question.answer')
  @ApiOperation({ operationId: 'answerQuestion', summary: 'Answer a question for the city' })
  @ApiOkResponse({ type: QuestionDto })
  @ApiConflictResponse({ type: ProblemDocument, description: '`questionClosed`, or `assessmentFrozen`' })
  @ApiUnprocessableEntityResponse({ type: ProblemDocument, description: '`evidenceUnknown`' })
  answer(
    @Param('id') assessmentId: string,
    @Param('questionId', IdPipe) id: string,
    @Body() answer: AnswerDto,
    @Caller() caller: Caller,
  ): Promise<QuestionDto> {
    return this.questions.answer(caller, assessmentId, id, answer);
  }

  @Post(':questionId/follow-up')
  @HttpCode(200)
  @Permission('verification.read')
  @ApiOperation({ operationId: 'followUpQuestion', summary: 'Ask on; the question waits for the city again' })
  @ApiOkResponse({ type: QuestionDto })
  @ApiConflictResponse(closed)
  followUp(
    @Param('id') assessmentId: string,
    @Param('questionId', IdPipe) id: string,
    @Body() { text }: FollowUpDto,
    @Caller() caller: Caller,
  ): Promise<QuestionDto> {
    return this.questions.followUp(caller, assessmentId, id, text);
  }

  @Post(':questionId/resolve')
  @HttpCode(200)
  @Permission('verification.read')
  @ApiOperation({ operationId: 'resolveQuestion', summary: 'Close a question with what came of it' })
  @ApiOkResponse({ type: QuestionDto })
  @ApiConflictResponse(closed)
  resolve(
    @Param('id') assessmentId: string,
    @Param('questionId', IdPipe) id: string,
    @Body() { resolution }: ResolveDto,
    @Caller() caller: Caller,
  ): Promise<QuestionDto> {
    return this.questions.resolve(caller, assessmentId, id, resolution);
  }

  @Post(':questionId/withdraw')
  @HttpCode(200)
  @Permission('verification.read')
  @ApiOperation({ operationId: 'withdrawQuestion', summary: 'Take a question back, with the reason' })
  @ApiOkResponse({ type: QuestionDto })
  @ApiConflictResponse(closed)
  withdraw(
    @Param('id') assessmentId: string,
    @Param('questionId', IdPipe) id: string,
    @Body() { reason }: WithdrawQuestionDto,
    @Caller() caller: Caller,
  ): Promise<QuestionDto> {
    return this.questions.withdraw(caller, assessmentId, id, reason);
  }
}

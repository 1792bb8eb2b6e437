import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import { Permission } from '../../shared/access.js';
import { Caller } from '../../shared/caller.js';
import { ProblemDocument } from '../../shared/problem.js';
import { AssignmentDto } from '../assessment.dto.js';
import { AssignmentsService } from './assignments.service.js';
import { CommentsService } from './comments.service.js';
import { PresenceService } from './presence.service.js';
import { AssignDto, CommentDto, ImHereDto, PresentPersonDto, WriteCommentDto } from './together.dto.js';

@ApiTags('Workspace')
@Controller()
export class TogetherController {
  constructor(
    private readonly comments: CommentsService,
    private readonly assignments: AssignmentsService,
    private readonly presence: PresenceService,
  ) {}

  @Get('assessments/:id/entries/:dataPoint/comments')
  @Permission('assessment.read')
  @ApiOperation({ operationId: 'listComments', summary: 'Comments on a data point, the oldest first' })
  @ApiOkResponse({ type: [CommentDto] })
  list(
    @Param('id') id: string,
    @Param('dataPoint') dataPoint: string,
    @Caller() caller: Caller,
  ): Promise<CommentDto[]> {
    return this.comments.list(caller, id, dataPoint);
  }

  @Post('assessments/:id/entries/:dataPoint/comments')
  @Permission('assessment.comment')
  @ApiOperation({ operationId: 'writeComment', summary: 'Comment on a data point' })
  @ApiCreatedResponse({ type: CommentDto })
  @ApiUnprocessableEntityResponse({
    type: ProblemDocument,
    description: 'Somebody named does not work on the city',
  })
  write(
    @Param('id') id: string,
    @Param('dataPoint') dataPoint: string,
    @Body() comment: WriteCommentDto,
    @Caller() caller: Caller,
  ): Promise<CommentDto> {
    return this.comments.write(caller, id, dataPoint, comment);
  }

  @Delete('assessments/:id/entries/:dataPoint/comments/:commentId')
  @HttpCode(204)
  @Permission('assessment.comment')
  @ApiOperation({ operationId: 'removeComment', summary: 'Take one’s own comment back' })
  @ApiNoContentResponse()
  removeComment(
    @Param('id') id: string,
    @Param('dataPoint') dataPoint: string,
    @Param('commentId') commentId: string,
    @Caller() caller: Caller,
  ): Promise<void> {
    return this.comments.remove(caller, id, dataPoint, commentId);
  }

  @Put('assessments/:id/assignments')
  @Permission('assessment.assign')
  @ApiOperation({ operationId: 'assign', summary: 'Assign a category or a KPI to a person of the city' })
  @ApiOkResponse({ type: AssignmentDto })
  @ApiUnprocessableEntityResponse({
    type: ProblemDocument,
    description: 'The person does not work on the city',
  })
  assign(
    @Param('id') id: string,
    @Body() wanted: AssignDto,
    @Caller() caller: Caller,
  ): Promise<AssignmentDto> {
    return this.assignments.assign(caller, id, wanted);
  }

  @Delete('assignments/:id')
  @HttpCode(204)
  @Permission('assessment.assign')
  @ApiOperation({ operationId: 'removeAssignment', summary: 'End an assignment' })
  @ApiNoContentResponse()
  unassign(@Param('id') id: string, @Caller() caller: Caller): Promise<void> {
    return this.assignments.remove(caller, id);
  }

  @Post('assessments/:id/presence')
  @HttpCode(200)
  @Permission('assessment.read')
  @ApiOperation({ operationId: 'imHere', summary: 'Say where one is, and learn who else is there' })
  @ApiOkResponse({ type: [PresentPersonDto] })
  imHere(
    @Param('id') id: string,
    @Body() { category }: ImHereDto,
    @Caller() caller: Caller,
  ): Promise<PresentPersonDto[]> {
    return this.presence.imHere(caller, id, category);
  }
}

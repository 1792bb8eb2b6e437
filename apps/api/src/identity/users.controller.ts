import { Body, Controller, Get, Header, Param, Patch, Query } from '@nestjs/common';
import { ApiConflictResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Permission } from '../shared/access.js';
import { IdPipe } from '../shared/id.pipe.js';
import { ProblemDocument } from '../shared/problem.js';
import { UserChangeDto, UserDto, UsersQuery } from './people.dto.js';
import { UsersService } from './users.service.js';

@ApiTags('Administration')
@Permission('user.administer')
@Controller('users')
export class UsersController {
  constructor(private readonly users: UsersService) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ operationId: 'listUsers', summary: 'Accounts by name, at most 200' })
  @ApiOkResponse({ type: [UserDto] })
  list(@Query() { search }: UsersQuery): Promise<UserDto[]> {
    return this.users.list(search);
  }

  @Patch(':id')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ operationId: 'changeUser', summary: 'Disable, promote or grade an account' })
  @ApiOkResponse({ type: UserDto })
  @ApiConflictResponse({ type: ProblemDocument, description: '`lastAdministrator`' })
  change(@Param('id', IdPipe) id: string, @Body() change: UserChangeDto): Promise<UserDto> {
    return this.users.change(id, change);
  }
}

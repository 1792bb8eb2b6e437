import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiConflictResponse, ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Permission } from '../shared/access.js';
import { Caller } from '../shared/caller.js';
import { CityRefDto } from '../shared/city.dto.js';
import { ProblemDocument } from '../shared/problem.js';
import { MakeCityDto } from './programme-city.dto.js';
import { ProgrammeCitiesService } from './programme-cities.service.js';

@ApiTags('Programmes')
@Controller('programmes/:id/cities')
export class ProgrammeCitiesController {
  constructor(private readonly cities: ProgrammeCitiesService) {}

  @Post()
  @Permission('city.create')
  @ApiOperation({ operationId: 'makeCity', summary: 'Add a city to a programme' })
  @ApiCreatedResponse({ type: CityRefDto })
  @ApiConflictResponse({ type: ProblemDocument, description: '`cityExists`' })
  make(@Param('id') id: string, @Body() city: MakeCityDto, @Caller() caller: Caller): Promise<CityRefDto> {
    return this.cities.make(caller, id, city);
  }
}

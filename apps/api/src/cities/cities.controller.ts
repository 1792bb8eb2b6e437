import { Controller, Get, Header, Param, Query } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { Public } from '../shared/access.js';
import { SHORT } from '../shared/caching.js';
import { LanguageQuery } from '../shared/language.js';
import { ProblemDocument } from '../shared/problem.js';
import { CitiesService } from './cities.service.js';
import { CitiesQuery, CityDto, CityPageDto } from './city.dto.js';

@ApiTags('Cities')
@Public()
@Controller('cities')
export class CitiesController {
  constructor(private readonly cities: CitiesService) {}

  @Get()
  @Header('Cache-Control', SHORT)
  @ApiOperation({ operationId: 'listCities', summary: 'Cities by name, each with its latest edition' })
  @ApiOkResponse({ type: CityPageDto })
  @ApiBadRequestResponse({ type: ProblemDocument })
  list(@Query() query: CitiesQuery): Promise<CityPageDto> {
    return this.cities.list(query);
  }

  @Get(':slug')
  @Header('Cache-Control', SHORT)
  @ApiOperation({ operationId: 'getCity', summary: 'A city with all its editions' })
  @ApiOkResponse({ type: CityDto })
  @ApiNotFoundResponse({ type: ProblemDocument, description: 'No such city' })
  city(@Param('slug') slug: string, @Query() _query: LanguageQuery): Promise<CityDto> {
    return this.cities.bySlug(slug);
  }
}

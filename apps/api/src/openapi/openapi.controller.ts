import { Controller, Get, Header } from '@nestjs/common';
import { ApiExcludeController, type OpenAPIObject } from '@nestjs/swagger';
import { Public } from '../shared/access.js';
import { PER_RELEASE } from '../shared/caching.js';
import { OpenApiService } from './openapi.service.js';

@ApiExcludeController()
@Public()
@Controller('openapi.json')
export class OpenApiController {
  constructor(private readonly openApi: OpenApiService) {}

  @Get()
  @Header('Cache-Control', PER_RELEASE)
  document(): OpenAPIObject {
    return this.openApi.get();
  }
}

import { Controller, Get, Header, Param, Query } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type BenchmarkSet, benchmarkSet, type Kpi, kpiBySlug } from '#catalogue';
import { type MaturityModel, maturityModel } from '#maturity';
import type { Language } from '#text';
import { Public } from '../shared/access.js';
import { PER_RELEASE, SHORT } from '../shared/caching.js';
import { LanguageQuery, ReaderLanguage } from '../shared/language.js';
import { ProblemDocument, ProblemException } from '../shared/problem.js';
import { catalogueView, kpiView } from './catalogue-view.js';
import { CatalogueDto, KpiDto, KpiValuesDto } from './catalogue.dto.js';
import { KpiValuesService } from './kpi-values.service.js';

const anyObject = { type: 'object', additionalProperties: true };

/** The catalogue, the benchmark set and the maturity model that results refer to. */
@ApiTags('Catalogue')
@Public()
@Controller()
export class CatalogueController {
  constructor(private readonly kpiValues: KpiValuesService) {}

  @Get('catalogue')
  @Header('Cache-Control', PER_RELEASE)
  @ApiOperation({ operationId: 'getCatalogue', summary: 'All KPIs and data points, in short' })
  @ApiOkResponse({ type: CatalogueDto })
  catalogue(@Query() _query: LanguageQuery, @ReaderLanguage() language: Language): CatalogueDto {
    return catalogueView(language);
  }

  @Get('catalogue/kpis/:slug')
  @Header('Cache-Control', PER_RELEASE)
  @ApiOperation({ operationId: 'getKpi', summary: 'Everything about one KPI' })
  @ApiOkResponse({ type: KpiDto })
  @ApiNotFoundResponse({ type: ProblemDocument, description: 'No such KPI' })
  kpi(
    @Param('slug') slug: string,
    @Query() _query: LanguageQuery,
    @ReaderLanguage() language: Language,
  ): KpiDto {
    return kpiView(findKpi(slug), language);
  }

  @Get('catalogue/kpis/:slug/values')
  @Header('Cache-Control', SHORT)
  @ApiOperation({
    operationId: 'getKpiValues',
    summary: 'What cities published for the KPI, latest edition each',
  })
  @ApiOkResponse({ type: KpiValuesDto })
  @ApiNotFoundResponse({ type: ProblemDocument, description: 'No such KPI' })
  values(@Param('slug') slug: string, @Query() _query: LanguageQuery): Promise<KpiValuesDto> {
    return this.kpiValues.values(findKpi(slug));
  }

  @Get('benchmark-sets/:version')
  @Header('Cache-Control', PER_RELEASE)
  @ApiOperation({ operationId: 'getBenchmarkSet', summary: 'A benchmark set with all its benchmarks' })
  @ApiOkResponse({ schema: anyObject })
  @ApiNotFoundResponse({ type: ProblemDocument, description: 'No such benchmark set' })
  benchmarks(@Param('version') version: string, @Query() _query: LanguageQuery): BenchmarkSet {
    if (version !== benchmarkSet.version)
      throw new ProblemException(404, 'benchmarkSetNotFound', { version });
    return benchmarkSet;
  }

  @Get('maturity-model')
  @Header('Cache-Control', PER_RELEASE)
  @ApiOperation({
    operationId: 'getMaturityModel',
    summary: 'The maturity model, which follows the structure of ITU-T Y.4904',
  })
  @ApiOkResponse({ schema: anyObject })
  maturity(@Query() _query: LanguageQuery): MaturityModel {
    return maturityModel;
  }
}

function findKpi(slug: string): Kpi {
  const kpi = kpiBySlug(slug);
  if (!kpi) throw new ProblemException(404, 'kpiNotFound', { slug });
  return kpi;
}

import { Module } from '@nestjs/common';
import { CatalogueController } from './catalogue.controller.js';
import { KpiValuesService } from './kpi-values.service.js';

@Module({ controllers: [CatalogueController], providers: [KpiValuesService] })
export class CatalogueModule {}

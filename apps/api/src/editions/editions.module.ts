import { Module } from '@nestjs/common';
import { DocumentsService } from './documents.service.js';
import { EditionsController } from './editions.controller.js';
import { EditionsService } from './editions.service.js';

@Module({
  controllers: [EditionsController],
  providers: [EditionsService, DocumentsService],
})
export class EditionsModule {}

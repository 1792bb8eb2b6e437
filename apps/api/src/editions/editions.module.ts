import { type DynamicModule, Module } from '@nestjs/common';
import { DocumentsService } from './documents.service.js';
import { EditionsController } from './editions.controller.js';
import { EditionsReadingModule } from './editions-reading.module.js';
import { ChildRenderer } from './rendering/child-renderer.js';
import { InProcessRenderer, Renderer } from './rendering/renderer.js';

@Module({})
export class EditionsModule {
  /** @param drawInChild draw documents in a child process; only a built program can start one */
  static register(drawInChild: boolean): DynamicModule {
    return {
      module: EditionsModule,
      imports: [EditionsReadingModule],
      controllers: [EditionsController],
      providers: [
        DocumentsService,
        { provide: Renderer, useClass: drawInChild ? ChildRenderer : InProcessRenderer },
      ],
    };
  }
}

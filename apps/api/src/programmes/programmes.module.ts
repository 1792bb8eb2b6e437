import { Module } from '@nestjs/common';
import { ProgrammesController } from './programmes.controller.js';
import { ProgrammesService } from './programmes.service.js';
import { RoundsService } from './rounds.service.js';

@Module({ controllers: [ProgrammesController], providers: [ProgrammesService, RoundsService] })
export class ProgrammesModule {}

import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { City, EditionRecord } from '#persistence';
import { CitiesController } from './cities.controller.js';
import { CitiesService } from './cities.service.js';
import { ProgrammeCitiesController } from './programme-cities.controller.js';
import { ProgrammeCitiesService } from './programme-cities.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([City, EditionRecord])],
  controllers: [CitiesController, ProgrammeCitiesController],
  providers: [CitiesService, ProgrammeCitiesService],
})
export class CitiesModule {}

import { Module } from '@nestjs/common';
import { ReviewsService } from './reviews.service.js';

/** Where each data point stands, for the city's side and for the verifiers'. */
@Module({ providers: [ReviewsService], exports: [ReviewsService] })
export class ReviewsModule {}

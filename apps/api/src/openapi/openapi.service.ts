import { Injectable } from '@nestjs/common';
import type { OpenAPIObject } from '@nestjs/swagger';

/** Keeps the description of the API for the address that serves it. */
@Injectable()
export class OpenApiService {
  private document: OpenAPIObject | undefined;

  /** Sets how the description is made; it is made when first asked for. */
  source: () => OpenAPIObject = () => {
    throw new Error('The API has not been set up.');
  };

  get(): OpenAPIObject {
    return (this.document ??= this.source());
  }
}

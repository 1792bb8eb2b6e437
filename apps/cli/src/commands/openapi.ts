import { openApiDocument } from '../../../api/src/index.js';
import { output } from '../command.js';

/** `civiscore openapi`: the description of the HTTP API; needs no database. */
export async function printOpenApi(): Promise<void> {
  await output(`${JSON.stringify(await openApiDocument(), null, 2)}\n`);
}

import { example } from '../support/examples.js';
import type { LedgerWorld } from './support.js';

export interface PublishedEdition {
  readonly id: string;
}

/** Publishes the example: an edition with three data points, four leaves. */
export async function publishExample({ service }: Pick<LedgerWorld, 'service'>): Promise<PublishedEdition> {
  const answer = await service.send(example, { publish: true }).expect(201);
  return { id: (answer.body as { editionId: string }).editionId };
}

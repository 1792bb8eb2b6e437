import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ProblemException } from '../../shared/problem.js';
import { LedgerReader } from './reader.service.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A proof file with its name. */
export interface ProofFile {
  readonly name: string;
  readonly text: string;
}

interface PublishedLeaf {
  readonly slug: string;
  readonly year: number;
  readonly leaf: string;
  readonly index: string | null;
}

/** Gives the proof files of what was published. */
@Injectable()
export class ProofsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly reader: LedgerReader,
  ) {}

  /**
   * The proof of an edition or of one of its data points. Throws the problem `notFound`, and `proofPending` (503) until
   * the leaf stands in a signed tree.
   */
  async proof(editionId: string, dataPoint: string | null): Promise<ProofFile> {
    const published = UUID.test(editionId) ? await this.find(editionId, dataPoint) : undefined;
    if (!published) throw new ProblemException(404, 'notFound');
    const { index, leaf, slug, year } = published;
    const text = index === null ? null : await this.reader.proof(Number(index), leaf);
    if (text === null) throw new ProblemException(503, 'proofPending');
    return { name: `civiscore-${slug}-${year}-${dataPoint ?? 'edition'}.tlog-proof`, text };
  }

  private async find(editionId: string, dataPoint: string | null): Promise<PublishedLeaf | undefined> {
    const rows: PublishedLeaf[] = await this.dataSource.query(
      `SELECT city.slug, edition.reporting_year AS year, leaf.leaf, leaf.leaf_index AS index
       FROM ledger_leaf AS leaf
       JOIN edition ON edition.city_id = leaf.subject_city AND edition.id = leaf.subject_id
       JOIN city ON city.id = edition.city_id
       WHERE leaf.event = 'published' AND leaf.subject_id = $1
         AND leaf.subject_data_point IS NOT DISTINCT FROM $2
       ORDER BY leaf.position LIMIT 1`,
      [editionId, dataPoint],
    );
    return rows[0];
  }
}

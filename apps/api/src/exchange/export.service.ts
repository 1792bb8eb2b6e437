import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { City, EditionRecord } from '#persistence';
import { writeSubmission } from '#exchange';
import { parseContent } from '../shared/edition-content.js';
import { NEWEST_FIRST } from '../shared/edition-summary.js';

export type Exported =
  { readonly ok: true; readonly text: string } | { readonly ok: false; readonly missing: 'city' | 'edition' };

/** Gives back what was published, as submission files. */
@Injectable()
export class ExportService {
  constructor(private readonly dataSource: DataSource) {}

  /** The submission file of an edition of a city: the one with the number, or the latest. */
  async exportSubmission(slug: string, number?: number): Promise<Exported> {
    const city = await this.dataSource.manager.findOneBy(City, { slug });
    if (!city) return { ok: false, missing: 'city' };
    const edition = await this.dataSource.manager.findOne(EditionRecord, {
      where: { cityId: city.id, ...(number === undefined ? {} : { number }) },
      order: NEWEST_FIRST,
    });
    if (!edition) return { ok: false, missing: 'edition' };
    return { ok: true, text: writeSubmission(parseContent(edition.content).submission) };
  }
}

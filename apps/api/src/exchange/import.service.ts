import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Problem, readSubmission, readSubmissionBytes, type Submission } from '#exchange';
import { PublishingService } from '../editions/publishing.service.js';
import type { AssessmentRecord } from '#persistence';
import { isOpenToCity } from '#workflow';
import { apiText } from '../shared/texts.js';
import { editionContent } from '../shared/edition-content.js';
import { replaceEntries, replaceProfile, upsertAssessment, upsertCity } from './import-records.js';

export interface ImportOptions {
  /** Also publish the result as an edition. */
  readonly publish: boolean;
  /** Who imports, e.g. `token:<id>` or `civiscore import`. */
  readonly actor: string;
}

export interface Imported {
  readonly city: { readonly slug: string };
  readonly assessmentId: string;
  readonly editionId: string | null;
  readonly warnings: readonly Problem[];
}

/** A submission file was refused; nothing of it was kept. */
export class SubmissionRefused extends Error {
  override readonly name = 'SubmissionRefused';

  constructor(readonly problems: readonly Problem[]) {
    super(problems.map(({ path, message }) => `${path}: ${message}`).join('\n'));
  }
}

/** Takes submission files in: reads, scores and saves them, whole or not at all. */
@Injectable()
export class ImportService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly publishing: PublishingService,
  ) {}

  /**
   * Imports one submission file. The same file again changes nothing and gives the same answer. Throws
   * `SubmissionRefused` with everything that is wrong.
   */
  async importSubmission(file: string | Uint8Array, options: ImportOptions): Promise<Imported> {
    const { submission, warnings } = readForImport(file, options);
    const content = editionContent(submission);
    const stamp = { at: new Date(), by: options.actor };
    return this.dataSource.transaction(async (manager) => {
      const city = await upsertCity(manager, submission, stamp.at);
      const assessment = await upsertAssessment(manager, city, submission, content.versions, stamp);
      requireReplaceable(assessment);
      await replaceProfile(manager, assessment, submission.profile, stamp);
      await replaceEntries(manager, assessment, submission.values, stamp);
      const editionId = options.publish
        ? await this.publishing.publishElsewhere(manager, assessment, content, stamp)
        : null;
      return { city: { slug: city.slug }, assessmentId: assessment.id, editionId, warnings };
    });
  }
}

/** Reads a file as `importSubmission` does, without importing it. Throws `SubmissionRefused`. */
export function readForImport(
  file: string | Uint8Array,
  options: Pick<ImportOptions, 'publish'>,
): { readonly submission: Submission; readonly warnings: readonly Problem[] } {
  const reading = typeof file === 'string' ? readSubmission(file) : readSubmissionBytes(file);
  if (!reading.ok) throw new SubmissionRefused(reading.problems);
  if (options.publish && reading.submission.document === null)
    throw new SubmissionRefused([problem('documentNeeded')]);
  return reading;
}

/** A file without a document is the city's own assessment: while that is verified or published, nobody replaces it. */
function requireReplaceable({ state }: AssessmentRecord): void {
  if (state !== 'publishedElsewhere' && !isOpenToCity(state)) {
    throw new SubmissionRefused([problem('assessmentHandedIn')]);
  }
}

function problem(code: 'documentNeeded' | 'assessmentHandedIn'): Problem {
  return { path: 'document', code, severity: 'error', message: apiText('en', code), params: {} };
}

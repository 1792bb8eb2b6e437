import { renderSnapshot } from '#documents';
import { sha256 } from '#persistence';
import type { Language } from '#text';
import { contentText, editionContent } from '../../../api/src/index.js';
import { complain, tell } from '../command.js';
import { readSubmissionFile, requireWritable, writeWhole } from '../files.js';

export interface RenderOptions {
  readonly out: string;
  readonly lang: Language;
}

/** `civiscore render FILE --out FILE`: the City Snapshot of a submission file as PDF, without a database. */
export async function render(file: string, { out, lang }: RenderOptions): Promise<void> {
  await requireWritable(out);
  const submission = await readSubmissionFile(file);
  const content = editionContent(submission);
  const contentHash = sha256(contentText(content));
  const { city, country, reportingYear, document, source } = submission;
  const pdf = await renderSnapshot(
    {
      id: contentHash,
      number: null,
      city,
      country,
      reportingYear,
      state: document === null ? content.result.basis : content.state,
      document,
      source,
      publishedAt: new Date().toISOString(),
      contentHash,
      result: content.result,
    },
    lang,
  );
  await writeWhole(out, pdf);
  await complain([tell('written', { file: out })]);
}

import { importsInto, readForImport, SubmissionRefused } from '../../../api/src/index.js';
import { CommandFailure, complain, output, problemLines, tell, WRONG_INPUT } from '../command.js';
import { readFileBytes } from '../files.js';
import { withDatabase } from '../with-database.js';

export interface ImportCommandOptions {
  /** Also publish each result as an edition. */
  readonly published?: boolean;
}

/** `civiscore import FILE…`: all files are read before the first is imported; one bad file and none is. */
export async function importFiles(
  files: readonly string[],
  { published }: ImportCommandOptions,
): Promise<void> {
  const publish = published === true;
  const readings: { bytes: Uint8Array; city: string }[] = [];
  const complaints: string[] = [];
  for (const file of files) {
    const bytes = await readFileBytes(file);
    const mark = (line: string) => (files.length > 1 ? `${file}: ${line}` : line);
    try {
      const { submission, warnings } = readForImport(bytes, { publish });
      readings.push({ bytes, city: submission.city });
      await complain(problemLines(warnings).map(mark));
    } catch (error) {
      if (!(error instanceof SubmissionRefused)) throw error;
      complaints.push(...problemLines(error.problems).map(mark));
    }
  }
  if (complaints.length > 0) throw new CommandFailure(WRONG_INPUT, complaints);
  await withDatabase(async (dataSource) => {
    const imports = importsInto(dataSource);
    for (const { bytes, city } of readings) {
      const { editionId } = await imports
        .importSubmission(bytes, { publish, actor: 'civiscore import' })
        .catch((error: unknown) => {
          if (!(error instanceof SubmissionRefused)) throw error;
          throw new CommandFailure(WRONG_INPUT, problemLines(error.problems));
        });
      const line =
        editionId === null ? tell('imported', { city }) : tell('published', { city, edition: editionId });
      await output(`${line}\n`);
    }
  });
}

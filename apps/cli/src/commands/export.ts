import { ExportService } from '../../../api/src/index.js';
import { CommandFailure, complain, FAILED, output, tell } from '../command.js';
import { requireWritable, writeWhole } from '../files.js';
import { withDatabase } from '../with-database.js';

export interface ExportOptions {
  /** Number of the edition; the latest when left out. */
  readonly edition?: number;
  /** File to write; standard output when left out. */
  readonly out?: string;
}

/** `civiscore export CITY`: the submission file of a published edition. */
export async function exportCity(city: string, { edition, out }: ExportOptions): Promise<void> {
  if (out !== undefined) await requireWritable(out);
  await withDatabase(async (dataSource) => {
    const exported = await new ExportService(dataSource).exportSubmission(city, edition);
    if (!exported.ok) {
      const key = exported.missing === 'city' ? 'cityUnknown' : 'editionUnknown';
      throw new CommandFailure(FAILED, [tell(key, { city })]);
    }
    if (out === undefined) await output(exported.text);
    else {
      await writeWhole(out, exported.text);
      await complain([tell('written', { file: out })]);
    }
  });
}

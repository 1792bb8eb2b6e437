import { type Fault, fsck } from '../../../api/src/index.js';
import { openFileStore } from '#persistence';
import { CommandFailure, FAILED, output, tell } from '../command.js';
import { readSettings } from '../process/settings.js';
import { withDatabase } from '../with-database.js';

/** `civiscore fsck`: says every fault in one line; exit code 1 when there is any. */
export async function checkEverything(): Promise<void> {
  const { dataFolder } = readSettings(process.env);
  await withDatabase(async (dataSource) => {
    let faults = 0;
    let written = Promise.resolve();
    const checked = await fsck(dataSource, openFileStore(dataFolder), (fault) => {
      faults += 1;
      written = written.then(() => output(`${faultLine(fault)}\n`));
    });
    await written;
    if (faults > 0) throw new CommandFailure(FAILED, [tell('fsck.faults', { faults })]);
    await output(`${tell('fsck.sound', { ...checked })}\n`);
  });
}

function faultLine({ code, ...params }: Fault): string {
  return tell(`fsck.${code}`, params);
}

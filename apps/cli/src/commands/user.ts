import { makePasswordLink } from '../../../api/src/index.js';
import { CommandFailure, complain, FAILED, language, output, tell } from '../command.js';
import { readSettings } from '../process/settings.js';
import { withDatabase } from '../with-database.js';

/** `civiscore user link EMAIL`: prints a one-time link with which the person chooses a new password. */
export async function passwordLink(email: string): Promise<void> {
  const { publicUrl, port } = readSettings(process.env);
  const base = (publicUrl ?? `http://localhost:${port}`).replace(/\/+$/, '');
  await withDatabase(async (dataSource) => {
    const link = await makePasswordLink(dataSource, email);
    if (link === null) throw new CommandFailure(FAILED, [tell('userUnknown', { email })]);
    await complain([tell('userLink', { email })]);
    await output(`${base}/${language}/${link}\n`);
  });
}

import { readdir, readFile } from 'node:fs/promises';
import { importsInto } from '../../../api/src/index.js';
import { start } from './start.js';
import { type Environment, print, say } from './terminal.js';

/** The results that U4SSC published of eight cities, as submission files. */
const FILES = new URL('../demo/data/', import.meta.url);

/** `civiscore demo`: as `start`, with published results of real cities; what is there already is not imported again. */
export function demo(env: Environment): Promise<void> {
  return start(env, async ({ dataSource }) => {
    const imports = importsInto(dataSource);
    const cities = new Set<string>();
    for (const name of (await readdir(FILES)).sort()) {
      // Read as text: parsed as JSON by the module loader, the decimals would lose the form they were typed in.
      const file = await readFile(new URL(name, FILES), 'utf8');
      const { city } = await imports.importSubmission(file, { publish: true, actor: 'civiscore demo' });
      cities.add(city.slug);
    }
    print(say('demoLoaded', { cities: cities.size }));
  });
}

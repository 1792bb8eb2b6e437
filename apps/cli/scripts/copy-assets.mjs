/** Copies what tsc leaves behind (Typst templates, fonts, demo data that is read as text) to the same place under dist. */
import { cpSync, globSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

const root = join(import.meta.dirname, '../../..');

for (const file of globSync(['libs/*/src/**/*.{typ,ttf}', 'apps/cli/src/demo/data/*.json'], { cwd: root })) {
  const target = join(root, 'dist', file);
  mkdirSync(dirname(target), { recursive: true });
  cpSync(join(root, file), target);
}

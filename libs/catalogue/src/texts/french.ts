import basis from '../messages/benchmarks.fr.json' with { type: 'json' };
import guidance from '../messages/fr-guidance.json' with { type: 'json' };
import names from '../messages/fr-names.json' with { type: 'json' };
import shortLabels from '../messages/short-labels.json' with { type: 'json' };
import type { CatalogueMessages } from './english.js';

/** The French texts, by the keys of `englishMessages`. */
export function frenchMessages(): CatalogueMessages {
  const texts = new Map(Object.entries({ ...names, ...guidance, ...basis }));
  for (const [key, label] of Object.entries(shortLabels.fr)) texts.set(`dataPoint.${key}.short`, label);
  return texts;
}

import { FileRefused } from '../changes/refused.js';
import { quoted } from '../problems.js';

/** Parts that make a workbook do something, each with the reason for which the file is refused. */
const FORBIDDEN: readonly (readonly [RegExp, 'macros' | 'externalLinks' | 'activeContent'])[] = [
  [/(^|\/)(vbaProject|vbaData|vbaProjectSignature)[^/]*$/i, 'macros'],
  [/^xl\/(macrosheets|dialogsheets|intlmacrosheets)\//i, 'macros'],
  [/^xl\/externalLinks\//i, 'externalLinks'],
  [
    /^xl\/(embeddings|activeX|ctrlProps|queryTables|webextensions|model|customData)\/|^xl\/(connections|xmlMaps)\.xml$|^customUI\//i,
    'activeContent',
  ],
];

/** Parts that office programs write into a filled template; only a few of them are ever unpacked. */
const ALLOWED: readonly RegExp[] = [
  /^\[Content_Types\]\.xml$/,
  /^_rels\/\.rels$/,
  /^docProps\/[\w.-]+$/,
  /^docMetadata\/[\w.-]+$/,
  /^customXml\/[\w./-]+$/,
  /^xl\/(workbook|styles|sharedStrings|calcChain|metadata|volatileDependencies)\.xml$/,
  /^xl\/_rels\/workbook\.xml\.rels$/,
  /^xl\/worksheets\/([\w-]+\.xml|_rels\/[\w.-]+\.rels)$/,
  /^xl\/(theme|drawings|media|printerSettings|comments|threadedComments|persons|tables|charts|richData|featurePropertyBag|namedSheetViews)\/[\w./-]+$/,
  /^xl\/(comments|vmlDrawing)\d*\.(xml|vml)$/,
];

/** Refuses an archive with parts that a filled template never has. */
export function checkParts(names: Iterable<string>): void {
  for (const name of names) {
    const forbidden = FORBIDDEN.find(([pattern]) => pattern.test(name));
    if (forbidden) throw new FileRefused(forbidden[1], { part: quoted(name) });
    const climbs = name.split('/').includes('..');
    if (climbs || !ALLOWED.some((pattern) => pattern.test(name))) {
      throw new FileRefused('unexpectedPart', { part: quoted(name) });
    }
  }
}

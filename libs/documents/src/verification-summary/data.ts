import type { Language } from '#text';
import type { DocumentEdition } from '../edition.js';
import type { Block, DocumentModel } from '../shared/blocks.js';
import { documentOf } from '../shared/model.js';
import {
  countDataPoints,
  dataPointReporting,
  kpiReporting,
  unverifiedBlocks,
} from '../shared/parts/counts.js';
import { identityBlocks } from '../shared/parts/identity.js';
import { scoresBlock } from '../shared/parts/results.js';
import { notVerifiedRows, peopleTable } from '../shared/parts/verification.js';
import { type Pen, penFor } from '../shared/pen.js';
import { textsOf } from '../shared/texts.js';
import en from './messages/en.json' with { type: 'json' };
import fr from './messages/fr.json' with { type: 'json' };

const texts = textsOf({ en, fr });

/** The Verification Summary: counts, issues and open points of a verification. */
export function verificationSummary(edition: DocumentEdition, language: Language): DocumentModel {
  const pen = penFor(edition, language, texts(language));
  const { text } = pen;
  return documentOf(pen, {
    kind: text('summary.kind'),
    form: 'band',
    strap: '',
    cover: [{ kind: 'text', text: text('summary.intro') }, ...unverifiedBlocks(pen)],
    blocks: [
      heading(text('summary.counts')),
      kpiReporting(pen, text('reporting.kpisTitle')),
      dataPointReporting(pen, text('reporting.pointsTitle')),
      heading(text('summary.scores')),
      scoresBlock(pen),
      heading(text('summary.issues')),
      ...issues(pen),
      heading(text('summary.open')),
      ...openPoints(pen),
      heading(text('summary.people')),
      ...peopleTable(pen),
      ...identityBlocks(pen),
    ],
  });
}

const heading = (text: string): Block => ({ kind: 'heading', level: 2, text });

function countTable(pen: Pen, head: string, rows: readonly (readonly [string, string])[]): Block {
  return {
    kind: 'table',
    columns: [
      { head, share: 1 },
      { head: pen.text('column.count'), align: 'right' },
    ],
    rows: rows.map((cells) => ({ cells })),
  };
}

function issues(pen: Pen): readonly Block[] {
  const { text, count, edition } = pen;
  const points = countDataPoints(pen, 'all');
  const asked = edition.questionsAsked ?? null;
  const verdicts: (readonly [string, string])[] = [
    [text('summary.caveats'), count(points.caveat)],
    [text('summary.notVerified'), count(points.notVerified)],
    [text('summary.questions'), asked === null ? text('summary.notRecorded') : count(asked)],
  ];
  const rows = notVerifiedRows(pen);
  return [
    countTable(pen, text('summary.issue'), [
      ...(edition.state === 'verified' ? verdicts : []),
      [text('summary.findings'), count(edition.findings.length)],
    ]),
    ...(rows.length === 0
      ? []
      : [
          {
            kind: 'table' as const,
            caption: text('summary.notVerifiedTitle'),
            columns: [
              { head: text('column.kpi'), share: 1 },
              { head: text('column.reason'), share: 1.4 },
            ],
            rows,
          },
        ]),
  ];
}

function openPoints(pen: Pen): readonly Block[] {
  const { text, count, edition } = pen;
  const { reported, partly, total } = edition.result.reporting.kpis.all;
  const { notVerified } = countDataPoints(pen, 'all');
  const undefinedPoints = edition.result.dataPoints.filter(({ reason }) => reason === 'undefined').length;
  const open = [total - reported - partly, partly, notVerified, undefinedPoints];
  if (open.every((number) => number === 0)) return [{ kind: 'text', text: text('summary.openNone') }];
  const names = ['summary.openKpis', 'summary.openPartly', 'summary.notVerified', 'summary.openUndefined'];
  return [
    { kind: 'text', text: text('summary.openText') },
    countTable(
      pen,
      text('summary.open'),
      names.map((name, index) => [text(name), count(open[index]!)] as const),
    ),
  ];
}

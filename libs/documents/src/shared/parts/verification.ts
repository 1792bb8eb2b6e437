import { createFormatter, type MessageFormatter } from '#text';
import { findingParams, kpis, ruleMessages } from '#catalogue';
import type { Block, Person, Row } from '../blocks.js';
import type { Pen } from '../pen.js';
import { clean, listed, longDate, paragraphs } from '../words.js';
import { nameCell } from './results.js';

/** Why a figure was not verified, as the messages word it; others count as another reason. */
const REASONS = new Set([
  'sourceMissing',
  'sourceNotTraceable',
  'definitionNotMet',
  'figureImplausible',
  'wrongPeriod',
  'wrongBoundary',
  'notAnswered',
]);

/** Data points that were not verified, with the reason of the verifiers. */
export function notVerifiedRows(pen: Pen): readonly Row[] {
  const { text } = pen;
  return kpis.flatMap((kpi) =>
    kpi.dataPoints
      .filter(({ key }) => pen.results.get(key)?.status === 'notVerified')
      .map(({ key }): Row => ({ cells: [nameCell(pen, kpi, key), notVerifiedReason(pen, key, text)] })),
  );
}

function notVerifiedReason(pen: Pen, dataPoint: string, text: MessageFormatter): string {
  const verdict = pen.verdicts.get(dataPoint);
  const code = verdict?.reasonCode ?? null;
  const words = paragraphs(verdict?.reason ?? '').join(' ');
  if (code === null) return words === '' ? '–' : words;
  const known = text(`notVerified.${REASONS.has(code) ? code : 'other'}`);
  return words === '' ? known : `${known}: ${words}`;
}

/** KPIs that were not, or only partly, reported: number, name, what is missing and why. */
export function notReportedRows(pen: Pen): readonly Row[] {
  return kpis.flatMap((kpi): Row[] => {
    const missing = kpi.dataPoints.filter(
      ({ key }) => (pen.results.get(key)?.status ?? 'notReported') === 'notReported',
    );
    if (missing.length === 0) return [];
    const isWhole = missing.length === kpi.dataPoints.length;
    const reasons = missing.flatMap(({ key }) => paragraphs(pen.values.get(key)?.reason ?? ''));
    const labels = missing.map(({ key }) => pen.names.dataPoint(key).label);
    const what = isWhole ? pen.text('missing.whole') : listed(labels, pen.language);
    return [
      {
        cells: [
          kpi.code,
          pen.names.kpi(kpi.code).name,
          { text: what, ...(reasons.length === 0 ? {} : { quiet: [...new Set(reasons)].join(' ') }) },
        ],
      },
    ];
  });
}

/** Rules that the figures do not keep, in words. */
export function findingBlocks(pen: Pen): readonly Block[] {
  const { edition, text, language } = pen;
  const sentence = createFormatter(language, ruleMessages[language]);
  if (edition.findings.length === 0) return [{ kind: 'text', text: text('findings.none') }];
  return [
    { kind: 'text', text: text('findings.intro', { count: edition.findings.length }) },
    {
      kind: 'table',
      columns: [
        { head: text('column.kpi'), share: 1 },
        { head: text('findings.text'), share: 2 },
        { head: text('findings.severity') },
      ],
      rows: edition.findings.map((finding) => ({
        cells: [
          { text: pen.names.kpi(finding.kpi).name, quiet: finding.kpi },
          clean(sentence(finding.messageKey, findingParams(finding, language))),
          text(`findings.${finding.severity}`),
        ],
      })),
    },
  ];
}

/** Who vouches for the edition, each with what they say. */
export function peopleOf({ edition, text, language }: Pen): readonly Person[] {
  return edition.attestations.map(({ role, name, grade, statement, on }) => ({
    name: clean(name),
    role:
      grade === null
        ? text(`role.${role}`)
        : text('role.graded', { role: text(`role.${role}`), grade: text(`grade.${grade}`) }),
    statement: statement === null ? text(`statement.${role}`) : paragraphs(statement).join(' '),
    on: longDate(new Date(`${on}T00:00:00Z`), language),
  }));
}

export function peopleBlocks(pen: Pen): readonly Block[] {
  const people = peopleOf(pen);
  return people.length === 0
    ? [{ kind: 'text', text: pen.text('attestation.none') }]
    : [{ kind: 'people', people }];
}

/** The same persons in a table, without their words. */
export function peopleTable(pen: Pen): readonly Block[] {
  const { text } = pen;
  const people = peopleOf(pen);
  if (people.length === 0) return peopleBlocks(pen);
  return [
    {
      kind: 'table',
      columns: [
        { head: text('person.name'), share: 1.2 },
        { head: text('person.role'), share: 1.2 },
        { head: text('person.on') },
      ],
      rows: people.map(({ name, role, on }) => ({ cells: [{ text: name, strong: true }, role, on] })),
    },
  ];
}

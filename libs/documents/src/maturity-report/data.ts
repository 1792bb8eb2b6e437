import type { SdgGoal } from '#maturity';
import type { Language } from '#text';
import type { DocumentEdition } from '../edition.js';
import type { Block, DocumentModel } from '../shared/blocks.js';
import { documentOf } from '../shared/model.js';
import { unverifiedBlocks } from '../shared/parts/counts.js';
import { goalName, goalsOf, goalsOverview, goalTable } from '../shared/parts/goals.js';
import { identityBlocks } from '../shared/parts/identity.js';
import { maturityBlocks } from '../shared/parts/maturity.js';
import { noteBlocks } from '../shared/parts/results.js';
import { limitBlocks } from '../shared/parts/scoring.js';
import { type Pen, penFor } from '../shared/pen.js';
import { textsOf } from '../shared/texts.js';
import en from './messages/en.json' with { type: 'json' };
import fr from './messages/fr.json' with { type: 'json' };

const texts = textsOf({ en, fr });

/** The SDG and maturity report: results by goal and target, and the maturity of the city where it was judged. */
export function maturityReport(edition: DocumentEdition, language: Language): DocumentModel {
  const pen = penFor(edition, language, texts(language));
  const { text, city, year } = pen;
  const goals = goalsOf(pen);
  return documentOf(pen, {
    kind: text('goalsReport.kind'),
    form: 'cover',
    strap: text('goalsReport.strap'),
    cover: identityBlocks(pen),
    contents: true,
    blocks: [
      chapter(text('goalsReport.about')),
      { kind: 'text', tone: 'lead', text: text('goalsReport.aboutText', { city, year }) },
      ...unverifiedBlocks(pen),
      ...limitBlocks(pen),
      chapter(text('goalsReport.goals')),
      { kind: 'text', text: text('goalsReport.goalsText') },
      ...goalsOverview(pen, goals),
      chapter(text('goalsReport.detail')),
      ...goals.flatMap((goal) => goalSection(pen, goal)),
      ...noteBlocks(pen, [...pen.points.keys()]),
      chapter(text('maturity.title')),
      ...(edition.maturity === undefined
        ? [{ kind: 'text', text: text('goalsReport.noMaturity') } as const]
        : maturityBlocks(pen, edition.maturity)),
    ],
  });
}

const chapter = (text: string): Block => ({ kind: 'heading', level: 1, text, page: true });

function goalSection(pen: Pen, goal: SdgGoal): readonly Block[] {
  const { percent, class: score, scored, benchmarked } = goal.rollup;
  return [
    { kind: 'heading', level: 2, text: goalName(pen, goal.goal) },
    {
      kind: 'text',
      text: pen.text('goalsReport.goalText', {
        scored,
        benchmarked,
        percent: percent === null ? '' : pen.percent(percent),
        class: score ?? 1,
      }),
    },
    goalTable(pen, goal),
  ];
}

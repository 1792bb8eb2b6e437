import { assessmentWorkflow } from './assessment.js';
import { dataPointWorkflow } from './data-point.js';
import { editionWorkflow } from './edition.js';
import { mermaidDiagram } from './mermaid.js';
import { questionWorkflow } from './question.js';

/** The text of docs/workflow.md; `node apps/cli/scripts/write-workflow.mjs` writes it, a test compares it. */
export function workflowDocument(): string {
  return `# Life of an assessment

Written from the tables in \`libs/workflow\` by \`node apps/cli/scripts/write-workflow.mjs\`; do not edit by hand.
Each arrow names the event and the permission it asks for. The city may change all its figures in \`draft\` and
\`returned\`; in \`inVerification\`, \`questionsOpen\` and \`answered\` those it was asked about, in place. \`ask\`,
\`answer\` and \`resume\` are taken by themselves with the first and the last question. Every step is kept with who took
it, when, and with which words.

\`\`\`mermaid
${mermaidDiagram(assessmentWorkflow.table)}
\`\`\`

## Life of a data point

A verdict holds for the figures that were judged: when the city corrects them, or the profile figures they are computed
from, the data point is to be judged again.

\`\`\`mermaid
${mermaidDiagram(dataPointWorkflow.table)}
\`\`\`

## Life of a question

A question is about one data point or one figure of the profile; while it is not closed, the city may correct that
figure in place. The data point follows its questions: it is queried while one is open, answered while one is answered,
and back to be judged when all are closed. A verdict resolves what was answered.

\`\`\`mermaid
${mermaidDiagram(questionWorkflow.table)}
\`\`\`

## Life of an edition

The content of an edition never changes. A correction makes a new edition, which supersedes the one before; both keep
their addresses.

\`\`\`mermaid
${mermaidDiagram(editionWorkflow.table)}
\`\`\`
`;
}

import { assessmentWorkflow } from './assessment.js';
import { mermaidDiagram } from './mermaid.js';

/** The text of docs/workflow.md; `node apps/cli/scripts/write-workflow.mjs` writes it, a test compares it. */
export function workflowDocument(): string {
  return `# Life of an assessment

Written from the table in \`libs/workflow\` by \`node apps/cli/scripts/write-workflow.mjs\`; do not edit by hand.
Each arrow names the event and the permission it asks for. The city may change its figures in \`draft\` and \`returned\`
only; every step is kept with who took it, when, and with which words.

\`\`\`mermaid
${mermaidDiagram(assessmentWorkflow.table)}
\`\`\`
`;
}

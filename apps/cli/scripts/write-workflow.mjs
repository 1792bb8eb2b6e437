/** Writes docs/workflow.md from the workflow table of the built program. */
import { writeFileSync } from 'node:fs';
import { workflowDocument } from '#workflow';

writeFileSync(new URL('../../../docs/workflow.md', import.meta.url), workflowDocument());

export * from './types.js';
export { defineWorkflow, WorkflowError, workflowFaults } from './workflow.js';
export { mermaidDiagram } from './mermaid.js';
export {
  ASSESSMENT_EVENTS,
  ASSESSMENT_STATES,
  type AssessmentEvent,
  type AssessmentGuard,
  type AssessmentPermission,
  assessmentWorkflow,
  type AssessmentWorkflowState,
  isOpenToCity,
} from './assessment.js';
export { workflowDocument } from './document.js';

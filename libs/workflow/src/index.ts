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
  AUTOMATIC_EVENTS,
  isOpenToCity,
  type Openness,
  opennessOf,
  VERIFICATION_STATES,
} from './assessment.js';
export { workflowDocument } from './document.js';
export {
  DATA_POINT_EVENTS,
  DATA_POINT_STATES,
  type DataPointEvent,
  type DataPointPermission,
  type DataPointState,
  dataPointWorkflow,
  EVENT_OF_VERDICT,
  isJudged,
  type VerdictOutcome,
  VERDICTS,
} from './data-point.js';
export {
  eventOfQuestions,
  type OpenQuestions,
  QUESTION_EVENTS,
  QUESTION_STATES,
  type QuestionEvent,
  type QuestionState,
  questionWorkflow,
} from './question.js';
export { EDITION_LIFE, type EditionLife, editionWorkflow } from './edition.js';

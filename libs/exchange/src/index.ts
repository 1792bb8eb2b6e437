export * from './types.js';
export { toAssessment } from './assessment.js';
export { MAX_FILE_BYTES } from './limits.js';
export { problemMessage } from './problems.js';
export { PROFILE_KEYS, profileValue } from './profile.js';
export { readSubmission, readSubmissionBytes, tooLarge } from './read.js';
export { writeSubmission } from './write.js';

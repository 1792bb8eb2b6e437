import { questionnaire } from '#maturity';

const PREFIX = 'capability:';

/** Name under which an answer about the city's capabilities stands where others go by the key of their data point. */
export const capabilityKey = (question: string): string => `${PREFIX}${question}`;

/** The question that such a name is about; `null` for the key of a data point and for unknown questions. */
export function capabilityQuestion(key: string): string | null {
  const question = key.startsWith(PREFIX) ? key.slice(PREFIX.length) : null;
  return question !== null && isQuestion(question) ? question : null;
}

/** True for an id that the questionnaire has. */
export function isQuestion(id: string): boolean {
  return questionnaire.some((question) => question.id === id);
}

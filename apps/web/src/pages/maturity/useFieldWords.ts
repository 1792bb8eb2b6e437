import type { FieldWords } from '../workspace/card/Conflict.js';
import { writeDecimal } from '../../workspace/typed.js';
import { usePageText } from './text.js';

const ANSWERS = ['yes', 'partly', 'no'] as const;

/** The fields of answers and targets in words, for a choice between two values. */
export function useFieldWords(): FieldWords {
  const { t, language } = usePageText();
  return {
    name: (field) => {
      const [group = '', level = ''] = field.split('.', 2);
      if (group === 'values') return t('targets.valueOf', { level });
      if (group === 'years') return t('targets.yearOf', { level });
      if (field === 'effort') return t('effort.label');
      return t(field === 'answer' ? 'questionnaire.answer' : 'questionnaire.note');
    },
    value: (field, value) => {
      if (value === null || value === '') return t('history.nothing');
      const answer = ANSWERS.find((each) => field === 'answer' && each === value);
      if (answer !== undefined) return t(`answer.${answer}`);
      return field.startsWith('values.') ? writeDecimal(`${value}`, language) : `${value}`;
    },
  };
}

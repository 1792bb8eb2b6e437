import type { DeskPoint } from '../../../verifier/types.js';
import { useNames } from '../../workspace/text.js';
import { DeskQuestion } from '../parts/DeskQuestion.js';
import { useDeskText } from '../text.js';
import { Part } from './Part.js';

/** The questions about a data point; a new one begins in the verdict bar. */
export function QuestionsOfPoint({ point }: { readonly point: DeskPoint }) {
  const { t } = useDeskText();
  const names = useNames();
  return (
    <Part title={t('deskPart.questions')}>
      {point.questions.length === 0 && <p className="muted">{t('question.none')}</p>}
      {point.questions.map((question) => (
        <DeskQuestion
          key={question.id}
          question={question}
          about={
            question.profileKey === null
              ? undefined
              : t('questions.profileFigure', { figure: names.profile(question.profileKey) })
          }
        />
      ))}
    </Part>
  );
}

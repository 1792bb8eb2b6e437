import type { ReactNode } from 'react';
import { QuestionThread } from '../../../components/review/QuestionThread.js';
import { type CityQuestion, isOpen } from '../../../workspace/questions.js';
import { known } from '../../../workspace/places.js';
import { writeDecimal } from '../../../workspace/typed.js';
import { isYesNo } from '../card/parts.js';
import { useNames, useWorkspaceText } from '../text.js';
import { useAssessment, useJudgement, useProfileField, useWorkspace } from '../Workspace.js';
import { AnswerBox, isBegun } from './AnswerBox.js';
import { useAnswer } from './useQuestions.js';
import fieldClasses from '../fields/Field.module.css';
import classes from './Questions.module.css';

interface Props {
  readonly question: CityQuestion;
  readonly level: 2 | 4;
  readonly about?: ReactNode;
}

/** A question as its city sees it: what was said, what has become of the figure, and where to answer. */
export function CityThread({ question, level, about }: Props) {
  const { t } = useWorkspaceText();
  const { id } = useAssessment();
  const value = useValueText(question.dataPoint);
  const now = useValueNow(question);
  return (
    <QuestionThread
      assessmentId={id}
      question={question}
      level={level}
      about={about}
      value={value}
      now={isOpen(question) ? now : null}
    >
      {question.mayAnswer && <AnswerBox question={question} />}
      {!question.mayAnswer && <LeftOver question={question} />}
      {!question.mayAnswer && question.state === 'open' && (
        <p className="small muted">{t('answer.notYours')}</p>
      )}
    </QuestionThread>
  );
}

/** Values of a data point with their unit; those of the profile as they were typed. */
function useValueText(dataPoint: string | null): (decimal: string) => string {
  const { t, language, value: format } = useWorkspaceText();
  const names = useNames();
  if (dataPoint === null) return (decimal) => writeDecimal(decimal, language);
  const { unit, valueType } = known(dataPoint).dataPoint;
  if (isYesNo(unit)) return (decimal) => t(Number(decimal) >= 1 ? 'value.yes' : 'value.no');
  return (decimal) => format(Number(decimal), { valueType, unitLabel: names.unit(unit) });
}

function useValueNow({ dataPoint, profileKey }: CityQuestion): string | null {
  const { results } = useJudgement();
  const figure = useProfileField(profileKey ?? '');
  if (dataPoint === null) return figure.value;
  const value = results.get(dataPoint)?.value ?? null;
  return value === null ? null : `${value}`;
}

/** An answer that was begun and can no longer be sent: shown until its author gives it up. */
function LeftOver({ question }: { readonly question: CityQuestion }) {
  const { t } = useWorkspaceText();
  const store = useWorkspace();
  const draft = useAnswer(question.id);
  if (!isBegun(draft)) return null;
  return (
    <div className={classes.left}>
      <p>{t('answer.left')}</p>
      <p className={classes.words}>{draft.text}</p>
      <button
        type="button"
        className={fieldClasses.plain}
        onClick={() => store.discard({ kind: 'answer', key: question.id })}
      >
        {t('answer.discard')}
      </button>
    </div>
  );
}

import { useId } from 'react';
import { type CapabilityQuestion, maturityModel, questionnaire, questionTexts } from '#maturity';
import { levelName } from '../../components/maturity/LevelMark.js';
import { aspectName } from '../../components/maturity/ProfileTable.js';
import type { Target } from '../../workspace/queue.js';
import { Conflict } from '../workspace/card/Conflict.js';
import { EvidenceFiles } from '../workspace/card/EvidenceFiles.js';
import { useAnswerShelf } from '../workspace/card/shelf.js';
import { TextField } from '../workspace/fields/TextFields.js';
import { useSaved } from '../workspace/fields/useSaved.js';
import { useHashTarget } from '../workspace/frame/useHashTarget.js';
import { EffortField } from './EffortField.js';
import { usePageText } from './text.js';
import { useMaturity } from './useMaturity.js';
import { useFieldWords } from './useFieldWords.js';
import fieldClasses from '../workspace/fields/Field.module.css';
import classes from './MaturityPage.module.css';

interface Props {
  readonly readOnly: boolean;
}

/** The questionnaire, aspect by aspect and level by level. */
export function QuestionsPart({ readOnly }: Props) {
  const { t } = usePageText();
  const { result } = useMaturity();
  useHashTarget();
  return (
    <>
      <p className="prose">{t('questionnaire.intro')}</p>
      {maturityModel.aspects.map(({ id }) => {
        const group = result.aspects.find(({ name }) => name === id);
        const own = questionnaire.filter(({ aspect }) => aspect === id);
        return (
          <details key={id} className={classes.aspect} open>
            <summary>
              <h2>{aspectName(id, t)}</h2>
              <span className="num">
                {t('maturity.judged.questions', { judged: group?.judged ?? 0, total: own.length })}
              </span>
            </summary>
            {own.map((question, index) => (
              <div key={question.id}>
                {question.level !== own[index - 1]?.level && (
                  <h3 className={classes.levelHead}>
                    {t('questionnaire.level', { level: question.level, name: levelName(question.level, t) })}
                  </h3>
                )}
                <Question question={question} readOnly={readOnly} />
              </div>
            ))}
          </details>
        );
      })}
    </>
  );
}

function Question({ question: { id }, readOnly }: Props & { readonly question: CapabilityQuestion }) {
  const { t, language } = usePageText();
  const words = useFieldWords();
  const shelf = useAnswerShelf(id);
  const texts = questionTexts(language, id);
  const target: Target = { kind: 'capability', key: id };
  return (
    <section
      id={`figure-${id}`}
      tabIndex={-1}
      className={classes.question}
      aria-labelledby={`${id}-question`}
    >
      <h4 id={`${id}-question`}>{texts.question}</h4>
      <p className={classes.wanted}>{t('questionnaire.evidence', { evidence: texts.evidence })}</p>
      <AnswerField target={target} label={texts.question} readOnly={readOnly} />
      <Conflict target={target} words={words} />
      <div className={classes.fields}>
        <TextField
          target={target}
          field="note"
          label={t('questionnaire.note')}
          readOnly={readOnly}
          max={4000}
        />
        <EffortField target={target} readOnly={readOnly} />
      </div>
      <EvidenceFiles shelf={shelf} readOnly={readOnly} />
    </section>
  );
}

const ANSWERS = ['yes', 'partly', 'no'] as const;

/** Yes, partly, no, or nothing yet. */
function AnswerField({
  target,
  label,
  readOnly,
}: Props & { readonly target: Target; readonly label: string }) {
  const { t } = usePageText();
  const saved = useSaved(target, 'answer');
  const name = useId();
  const set = (next: string | null) => {
    saved.set(next);
    saved.leave();
  };
  return (
    <fieldset className={classes.answers} disabled={readOnly}>
      <legend className="srOnly">{label}</legend>
      {ANSWERS.map((each) => (
        <label key={each}>
          <input
            type="radio"
            name={name}
            data-field="answer"
            checked={saved.value === each}
            onChange={() => set(each)}
          />
          {t(`answer.${each}`)}
        </label>
      ))}
      {saved.value !== null && !readOnly && (
        <button type="button" className={fieldClasses.plain} onClick={() => set(null)}>
          {t('number.clear')}
          <span className="srOnly">: {label}</span>
        </button>
      )}
    </fieldset>
  );
}

import { Link } from 'react-router';
import { PageTitle } from '../../../components/PageTitle.js';
import { StateMark } from '../../../components/StateMark.js';
import { dayInWords } from '../../../moments.js';
import { useDesk } from '../DeskFrame.js';
import { DeskProgressBar } from '../parts/DeskProgressBar.js';
import { useAddress } from '../parts/useAddress.js';
import { useDeskText } from '../text.js';
import { PeoplePart } from './PeoplePart.js';
import { PointsPart } from './PointsPart.js';
import { QuestionsPart } from './QuestionsPart.js';
import { ScreeningPart } from './ScreeningPart.js';
import { Steps } from './Steps.js';
import classes from './Assessment.module.css';

const PARTS = ['points', 'screening', 'questions', 'people'] as const;
type Part = (typeof PARTS)[number];

/** One assessment on the desk: what stands next, its data points, the report of the rules, questions, people. */
export function AssessmentPage() {
  const { t, language } = useDeskText();
  const { assessment: item, id } = useDesk();
  const { assessment, programme, progress, ageDays, submittedAt, duty } = item;
  const { address } = useAddress();
  const incoming = assessment.state === 'submitted' || assessment.state === 'screening';
  const first: Part = incoming ? 'screening' : 'points';
  const part = PARTS.find((each) => each === address.get('part')) ?? first;
  const title = t('desk.place', { city: assessment.city.name, year: `${assessment.year}` });
  return (
    <>
      <PageTitle>{t('desk.titleOf', { place: title })}</PageTitle>
      <p className="small muted">
        <Link to={`/${language}/desk`}>{t('desk.title')}</Link> / {programme.name}
      </p>
      <h1>{title}</h1>
      <div className={classes.standing}>
        <p>
          <StateMark state={assessment.state} />
          {ageDays !== null && submittedAt !== null && (
            <span className="muted">
              {' · '}
              {t('desk.since', { day: dayInWords(submittedAt, language), days: ageDays })}
            </span>
          )}
          <span className="muted">
            {' · '}
            {t(duty === null ? 'desk.dutyNone' : `desk.duty.${duty}`)}
          </span>
        </p>
        <DeskProgressBar progress={progress} />
      </div>
      <Steps />
      <nav aria-label={t('desk.parts')} className={classes.parts}>
        <ul>
          {PARTS.map((each) => (
            <li key={each}>
              <Link
                to={{ search: each === first ? '' : `?part=${each}` }}
                preventScrollReset
                aria-current={part === each ? 'page' : undefined}
              >
                {t(`deskPart.${each}`)}
                {each === 'questions' && item.openQuestions + item.answeredQuestions > 0 && (
                  <span className="num"> {item.openQuestions + item.answeredQuestions}</span>
                )}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {part === 'points' && <PointsPart />}
      {part === 'screening' && <ScreeningPart key={id} />}
      {part === 'questions' && <QuestionsPart />}
      {part === 'people' && <PeoplePart />}
    </>
  );
}

import { Link } from 'react-router';
import type { AssessmentSummary } from '../../api/programme-types.js';
import { DataTable } from '../../components/DataTable.js';
import { ProgressBar } from '../../components/ProgressBar.js';
import { StateMark } from '../../components/StateMark.js';
import { dayInWords, daysUntil, moment } from '../../moments.js';
import { useAccountText } from '../../session/text.js';
import classes from './MyWork.module.css';

interface Props {
  readonly caption: string;
  readonly assessments: readonly AssessmentSummary[];
  /** The assessments of one city need not name it. */
  readonly withCity?: boolean;
}

/** Assessments with state and progress, each a link to its workspace. */
export function AssessmentTable({ caption, assessments, withCity = false }: Props) {
  const { t, language } = useAccountText();
  const nameOf = ({ city, year }: AssessmentSummary) =>
    withCity
      ? t('work.cityAndYear', { city: city.name, year: String(year) })
      : t('work.assessmentOf', { year: String(year) });
  const findings = ({ errors, warnings }: AssessmentSummary['findings']) =>
    errors + warnings === 0 ? t('work.findingsNone') : t('work.findingsCount', { errors, warnings });
  return (
    <DataTable caption={caption} minWidth="48rem">
      <thead>
        <tr>
          <th scope="col">{t(withCity ? 'work.city' : 'work.assessment')}</th>
          <th scope="col">{t('work.state')}</th>
          <th scope="col">{t('work.progress')}</th>
          <th scope="col">{t('work.findings')}</th>
          <th scope="col">{t('work.closes')}</th>
          <th scope="col">{t('work.changed')}</th>
        </tr>
      </thead>
      <tbody>
        {assessments.map((assessment) => (
          <tr key={assessment.id}>
            <th scope="row">
              <Link to={`/${language}/workspace/${assessment.id}`}>{nameOf(assessment)}</Link>
            </th>
            <td className={classes.nowrap}>
              <StateMark state={assessment.state} />
            </td>
            <td>
              <ProgressBar {...assessment.progress} />
            </td>
            <td>{findings(assessment.findings)}</td>
            <td>{assessment.round && <Due day={assessment.round.closesOn} />}</td>
            <td className={classes.nowrap}>{moment(assessment.updatedAt, language)}</td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

/** A day by which something is due, and how far it is when it is near. */
export function Due({ day }: { readonly day: string }) {
  const { t, language } = useAccountText();
  const days = daysUntil(day);
  return (
    <>
      <span className={classes.nowrap}>{dayInWords(day, language)}</span>
      {days <= 31 && (
        <span className={days < 0 ? `${classes.sub} ${classes.late}` : classes.sub}>
          {days < 0 ? t('work.late', { days: -days }) : t('work.left', { days })}
        </span>
      )}
    </>
  );
}

import { Link } from 'react-router';
import { DataTable } from '../../../components/DataTable.js';
import { StateMark } from '../../../components/StateMark.js';
import { dayInWords } from '../../../moments.js';
import type { DeskItem } from '../../../verifier/types.js';
import { DeskProgressBar } from '../parts/DeskProgressBar.js';
import { useDeskText } from '../text.js';
import classes from './Queue.module.css';

/** One row for each assessment, with what is left to do. */
export function QueueTable({ items }: { readonly items: readonly DeskItem[] }) {
  const { t } = useDeskText();
  return (
    <DataTable caption={t('desk.title')} minWidth="58rem">
      <thead>
        <tr>
          <th scope="col">{t('desk.assessment')}</th>
          <th scope="col">{t('desk.state')}</th>
          <th scope="col">{t('desk.waiting')}</th>
          <th scope="col">{t('desk.judged')}</th>
          <th scope="col">{t('desk.questions')}</th>
          <th scope="col">{t('desk.verifiers')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <Row key={item.assessment.id} item={item} />
        ))}
      </tbody>
    </DataTable>
  );
}

function Row({ item }: { readonly item: DeskItem }) {
  const { t, language } = useDeskText();
  const { assessment, programme, ageDays, submittedAt, progress, verifiers, duty } = item;
  const questions = item.openQuestions + item.answeredQuestions;
  return (
    <tr>
      <th scope="row">
        <Link to={`/${language}/desk/${assessment.id}`}>
          {t('desk.place', { city: assessment.city.name, year: `${assessment.year}` })}
        </Link>
        <span className={classes.sub}>{programme.name}</span>
      </th>
      <td>
        <StateMark state={assessment.state} />
      </td>
      <td>
        {ageDays === null || submittedAt === null ? (
          <span className="muted">{t('desk.notSubmitted')}</span>
        ) : (
          <>
            {t('desk.age', { days: ageDays })}
            <span className={classes.sub}>{dayInWords(submittedAt, language)}</span>
          </>
        )}
      </td>
      <td>
        <DeskProgressBar progress={progress} />
      </td>
      <td>
        {questions === 0 ? (
          <span className="muted">{t('desk.noQuestions')}</span>
        ) : (
          t('desk.questionCounts', { open: item.openQuestions, answered: item.answeredQuestions })
        )}
      </td>
      <td>
        {verifiers.length === 0 && <span className="muted">{t('desk.nobody')}</span>}
        {verifiers.map(({ user, duty: theirs }) => (
          <span key={`${user.id}`} className={classes.person}>
            {user.name} <span className="muted small">{t(`duty.${theirs}`)}</span>
          </span>
        ))}
        {duty !== null && <span className={classes.sub}>{t('desk.yours')}</span>}
      </td>
    </tr>
  );
}

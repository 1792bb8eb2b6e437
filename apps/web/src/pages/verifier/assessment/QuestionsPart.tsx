import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { apiUrl } from '../../../api/client.js';
import { DataTable } from '../../../components/DataTable.js';
import { LoadError, Loading } from '../../../components/States.js';
import { ask, questionsQuery, reread } from '../../../verifier/api.js';
import type { DeskProfileFigure, Question } from '../../../verifier/types.js';
import { writeDecimal } from '../../../workspace/typed.js';
import { unitLabel } from '../../workspace/fields/UnitField.js';
import { useNames } from '../../workspace/text.js';
import { useDesk } from '../DeskFrame.js';
import { AskForm } from '../parts/AskForm.js';
import { DeskQuestion } from '../parts/DeskQuestion.js';
import { useAddress, withParts } from '../parts/useAddress.js';
import { useDeskText } from '../text.js';
import fieldClasses from '../../workspace/fields/Field.module.css';
import queueClasses from '../queue/Queue.module.css';
import classes from './Assessment.module.css';

const SHOWN = ['all', 'open', 'answered', 'closed'] as const;
type Shown = (typeof SHOWN)[number];

/** Every question to the city with its thread, the sheet to take away, and the profile figures to ask about. */
export function QuestionsPart() {
  const { t, language } = useDeskText();
  const { id } = useDesk();
  const query = useQuery(questionsQuery(id));
  const sheet = (format: string) => apiUrl(`/assessments/${id}/questions.${format}`, { lang: language });
  return (
    <section className={classes.part} aria-labelledby="questions">
      <h2 id="questions">{t('deskPart.questions')}</h2>
      <p className={classes.downloads}>
        <a href={sheet('xlsx')} download>
          {t('questions.xlsx')}
        </a>
        <a href={sheet('csv')} download>
          {t('questions.csv')}
        </a>
      </p>
      {query.isPending && <Loading lines={6} />}
      {query.isError && <LoadError error={query.error} onRetry={() => void query.refetch()} />}
      {query.isSuccess && <Threads questions={query.data} />}
      <Profile />
    </section>
  );
}

const passes = ({ state }: Question, shown: Shown): boolean =>
  shown === 'all' ||
  shown === state ||
  (shown === 'closed' && (state === 'resolved' || state === 'withdrawn'));

function Threads({ questions }: { readonly questions: readonly Question[] }) {
  const { t, language } = useDeskText();
  const names = useNames();
  const { id } = useDesk();
  const { address } = useAddress();
  const asked = address.get('state');
  const shown = SHOWN.find((each) => each === asked) ?? 'all';
  if (questions.length === 0) return <p>{t('questions.none')}</p>;
  const found = questions.filter((question) => passes(question, shown));
  return (
    <>
      <nav aria-label={t('filter.label')}>
        <ul className={queueClasses.filters}>
          {SHOWN.map((each) => (
            <li key={each}>
              <Link
                to={{ search: `${withParts(address, { state: each === 'all' ? null : each })}` }}
                replace
                preventScrollReset
                aria-current={shown === each ? 'true' : undefined}
              >
                {t(`questions.${each}`)}{' '}
                <span className="num">{questions.filter((question) => passes(question, each)).length}</span>
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {found.length === 0 && <p>{t('questions.noneHere')}</p>}
      {found.map((question) => (
        <DeskQuestion
          key={question.id}
          question={question}
          about={
            question.dataPoint !== null ? (
              <Link to={`/${language}/desk/${id}/${question.dataPoint}`}>
                {names.dataPoint(question.dataPoint).label}
              </Link>
            ) : question.profileKey === null ? undefined : (
              t('questions.profileFigure', { figure: names.profile(question.profileKey) })
            )
          }
        />
      ))}
    </>
  );
}

/** The figures that many data points are computed from. */
function Profile() {
  const { t } = useDeskText();
  const { profile, asks } = useDesk();
  return (
    <div className={classes.section}>
      <h3>{t('profile.title')}</h3>
      <DataTable caption={t('profile.title')} minWidth="40rem">
        <thead>
          <tr>
            <th scope="col">{t('column.figure')}</th>
            <th scope="col" data-align="right">
              {t('points.value')}
            </th>
            <th scope="col">{t('column.year')}</th>
            <th scope="col">{t('field.sources')}</th>
            {asks && <th scope="col">{t('deskPart.questions')}</th>}
          </tr>
        </thead>
        <tbody>
          {profile.map((figure) => (
            <Figure key={figure.key} figure={figure} />
          ))}
        </tbody>
      </DataTable>
    </div>
  );
}

function Figure({ figure }: { readonly figure: DeskProfileFigure }) {
  const text = useDeskText();
  const { t, language } = text;
  const names = useNames();
  const queries = useQueryClient();
  const { id, asks } = useDesk();
  const [asking, setAsking] = useState(false);
  const { key, value, unit, year, source, openQuestions } = figure;
  const close = () => setAsking(false);
  return (
    <tr>
      <th scope="row">{names.profile(key)}</th>
      <td data-align="right">
        {value === null
          ? t('history.nothing')
          : `${writeDecimal(value, language)} ${unit === null ? '' : unitLabel(unit, names, text)}`}
      </td>
      <td>{year}</td>
      <td>{source}</td>
      {asks && (
        <td>
          {openQuestions > 0 && (
            <span className="muted">{t('points.openQuestions', { count: openQuestions })} </span>
          )}
          {asking ? (
            <AskForm
              draft={`${id} ask ${key}`}
              onCancel={close}
              onAsk={async (words) => {
                await ask(id, { profileKey: key }, words);
                close();
                await reread(queries, id);
              }}
            />
          ) : (
            <button type="button" className={fieldClasses.plain} onClick={() => setAsking(true)}>
              {t('question.ask')}
              <span className="srOnly">: {names.profile(key)}</span>
            </button>
          )}
        </td>
      )}
    </tr>
  );
}

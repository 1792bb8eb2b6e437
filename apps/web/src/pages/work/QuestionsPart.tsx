import { useQueries, useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { VERIFICATION_STATES } from '#workflow';
import { getJson } from '../../api/client.js';
import type { AssessmentSummary, WorkspaceCity } from '../../api/programme-types.js';
import { catalogueQuery } from '../../api/queries.js';
import { DataTable } from '../../components/DataTable.js';
import { moment } from '../../moments.js';
import { useAccountText } from '../../session/text.js';
import type { CityQuestion } from '../../workspace/questions.js';
import classes from './MyWork.module.css';

/** The questions of verifiers that the reader is to answer, of all their cities. */
export function QuestionsPart({ cities }: { readonly cities: readonly WorkspaceCity[] }) {
  const { t, language } = useAccountText();
  const catalogue = useQuery(catalogueQuery(language)).data;
  const assessments = new Map(
    cities.flatMap((each) =>
      each.assessments.filter(isUnderVerification).map((one) => [one.id, one] as const),
    ),
  );
  const asked = useQueries({
    queries: [...assessments.values()].map((assessment) => ({
      queryKey: ['questions', assessment.id, 'open'],
      queryFn: ({ signal }: { readonly signal: AbortSignal }) =>
        getJson<readonly CityQuestion[]>(
          `/assessments/${assessment.id}/questions`,
          { state: 'open' },
          signal,
        ).then((questions) => questions.map((question) => ({ assessment, question }))),
      staleTime: 5_000,
    })),
  });
  const open = asked.flatMap(({ data = [] }) => data).filter(({ question }) => question.mayAnswer);
  if (open.length === 0) return null;
  const labels = new Map(
    catalogue?.kpis.flatMap(({ dataPoints }) => dataPoints.map(({ key, label }) => [key, label] as const)),
  );
  return (
    <section className={classes.part} aria-labelledby="questions">
      <h2 id="questions">{t('work.questions')}</h2>
      <DataTable caption={t('work.questions')} minWidth="40rem">
        <thead>
          <tr>
            <th scope="col">{t('work.question')}</th>
            <th scope="col">{t('work.about')}</th>
            <th scope="col">{t('work.assessment')}</th>
            <th scope="col">{t('work.asked')}</th>
          </tr>
        </thead>
        <tbody>
          {open.map(({ assessment, question }) => (
            <tr key={question.id}>
              <th scope="row">
                <Link to={`/${language}/workspace/${assessment.id}/questions?state=open`}>
                  {t('question.title', { number: question.number, issue: question.issue })}
                </Link>
              </th>
              <td>
                {question.dataPoint === null
                  ? t('work.aboutProfile')
                  : (labels.get(question.dataPoint) ?? question.dataPoint)}
              </td>
              <td>{t('work.cityAndYear', { city: assessment.city.name, year: `${assessment.year}` })}</td>
              <td className={classes.nowrap}>{moment(question.askedAt, language)}</td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </section>
  );
}

const isUnderVerification = ({ state }: AssessmentSummary): boolean =>
  VERIFICATION_STATES.some((verifying) => verifying === state);

import { Link, useSearchParams } from 'react-router';
import { apiUrl } from '../../../api/client.js';
import { PageTitle } from '../../../components/PageTitle.js';
import { LoadError, Loading } from '../../../components/States.js';
import { addressOf } from '../../../workspace/places.js';
import { type CityQuestion, isOpen } from '../../../workspace/questions.js';
import { useCanEdit } from '../frame/useFiltered.js';
import { useNames, useWorkspaceText } from '../text.js';
import { useAssessment } from '../Workspace.js';
import { CityThread } from './CityThread.js';
import { useQuestions } from './useQuestions.js';
import frame from '../frame/Frame.module.css';
import page from '../Page.module.css';

const SHOWN = ['all', 'open', 'answered', 'closed'] as const;
type Shown = (typeof SHOWN)[number];

const passes = (question: CityQuestion, shown: Shown): boolean =>
  shown === 'all' || (shown === 'closed' ? !isOpen(question) : question.state === shown);

/** Every question of the verifiers, with what was said about it and where to answer. */
export function QuestionsPage() {
  const { t, language } = useWorkspaceText();
  const { id, submittedAt } = useAssessment();
  const query = useQuestions();
  const sheet = (format: string) => apiUrl(`/assessments/${id}/questions.${format}`, { lang: language });
  const none = submittedAt === null || query.data?.length === 0;
  return (
    <>
      <PageTitle>{t('part.questions')}</PageTitle>
      <h1 className={page.title}>{t('part.questions')}</h1>
      <p className={page.intro}>{t(none ? 'questions.noneYet' : 'questions.intro')}</p>
      {query.isError && <LoadError error={query.error} onRetry={() => void query.refetch()} />}
      {query.isLoading && <Loading lines={8} />}
      {query.data !== undefined && !none && (
        <>
          <ul className={page.downloads}>
            {(['xlsx', 'csv'] as const).map((format) => (
              <li key={format}>
                <a href={sheet(format)} download>
                  {t(`questions.${format}`)}
                </a>
              </li>
            ))}
          </ul>
          <List questions={query.data} />
        </>
      )}
    </>
  );
}

function List({ questions }: { readonly questions: readonly CityQuestion[] }) {
  const { t } = useWorkspaceText();
  const [address] = useSearchParams();
  const shown = SHOWN.find((each) => each === address.get('state')) ?? 'all';
  const found = questions.filter((question) => passes(question, shown));
  return (
    <>
      <ul className={frame.filters} aria-label={t('filter.label')}>
        {SHOWN.map((each) => (
          <li key={each}>
            <Link
              to={{ search: each === 'all' ? '' : `?state=${each}` }}
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
      {found.length === 0 && <p>{t('questions.noneHere')}</p>}
      {found.map((question) => (
        <CityThread key={question.id} question={question} level={2} about={<Subject question={question} />} />
      ))}
    </>
  );
}

/** The figure that a question is about, and the way to it. */
function Subject({ question: { dataPoint, profileKey } }: { readonly question: CityQuestion }) {
  const { t } = useWorkspaceText();
  const names = useNames();
  const can = useCanEdit();
  if (dataPoint === null && profileKey === null) return null;
  const [to, name, editable] =
    dataPoint !== null
      ? [`../${addressOf(dataPoint)}`, names.dataPoint(dataPoint).label, can.of(dataPoint)]
      : [
          `../profile#figure-${profileKey}`,
          t('questions.profileFigure', { figure: names.profile(`${profileKey}`) }),
          can.ofProfile(`${profileKey}`),
        ];
  return (
    <>
      {name} ·{' '}
      <Link to={to} relative="path">
        {t(editable ? 'questions.correct' : 'questions.look')}
        <span className="srOnly">: {name}</span>
      </Link>
    </>
  );
}

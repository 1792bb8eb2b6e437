import { useQuery } from '@tanstack/react-query';
import { maturityModel, levelsOf, type MaturityResult, questionTexts, type Threshold } from '#maturity';
import { editionMaturityQuery } from '../../../api/maturity-queries.js';
import type { PublishedAnswer } from '../../../api/maturity-types.js';
import { DataTable } from '../../../components/DataTable.js';
import { GapTable } from '../../../components/maturity/GapTable.js';
import { LevelMark } from '../../../components/maturity/LevelMark.js';
import { MaturityWords } from '../../../components/maturity/MaturityWords.js';
import { ProfileTable } from '../../../components/maturity/ProfileTable.js';
import { useMaturityText } from '../../../components/maturity/text.js';
import { LoadError, Loading } from '../../../components/States.js';
import { cataloguedNames, type CataloguedNames } from './cataloguedNames.js';
import type { TabProps } from './tabProps.js';
import classes from './MaturityTab.module.css';

/** The maturity of the edition: profile, levels, answers, and what is missing. */
export function MaturityTab(props: TabProps) {
  return (
    <MaturityWords>
      <Maturity {...props} />
    </MaturityWords>
  );
}

function Maturity({ edition, catalogue }: TabProps) {
  const text = useMaturityText();
  const { t } = text;
  const maturity = useQuery(editionMaturityQuery(edition.id));
  if (maturity.isError) return <LoadError error={maturity.error} onRetry={() => void maturity.refetch()} />;
  if (maturity.isPending) return <Loading lines={10} />;
  const { basis, result, answers, gaps } = maturity.data;
  const names = cataloguedNames(catalogue, text);
  return (
    <>
      <p className="prose">{t('maturity.claim')}</p>
      <p className="prose">{t(basis === 'published' ? 'published.city' : 'published.computed')}</p>
      <h2>{t('maturity.profile')}</h2>
      <p className="prose">{t('maturity.views')}</p>
      <ProfileTable result={result} levels={levelsOf(maturityModel)} names={names} />
      <h2 className={classes.heading}>{t('published.levels')}</h2>
      {result.dimensions.map(({ name }) => (
        <details key={name} className={classes.group}>
          <summary>{names.dimension(name)}</summary>
          <Levels dimension={name} result={result} names={names} />
        </details>
      ))}
      {basis === 'published' && (
        <>
          <h2 className={classes.heading}>{t('published.answers')}</h2>
          <Answers answers={answers} />
          <h2 className={classes.heading}>{t('published.gaps')}</h2>
          <GapTable gaps={gaps} names={names} value={names.value} />
        </>
      )}
    </>
  );
}

interface LevelsProps {
  readonly dimension: string;
  readonly result: MaturityResult;
  readonly names: CataloguedNames;
}

/** Every data point of a dimension with its level and where the next one begins. */
function Levels({ dimension, result, names }: LevelsProps) {
  const { t } = useMaturityText();
  const own = result.dataPoints.filter(({ dataPoint }) => names.dimensionOf(dataPoint) === dimension);
  const caption = t('published.levelsOf', { dimension: names.dimension(dimension) });
  return (
    <DataTable caption={caption} minWidth="48rem">
      <thead>
        <tr>
          <th scope="col">{t('targets.dataPoint')}</th>
          <th scope="col" data-align="right">
            {t('published.value')}
          </th>
          <th scope="col">{t('maturity.levelNow')}</th>
          <th scope="col" data-align="right">
            {t('published.next')}
          </th>
          <th scope="col">{t('targets.basis')}</th>
        </tr>
      </thead>
      <tbody>
        {own.map(({ dataPoint, value, level, basis, thresholds }) => (
          <tr key={dataPoint}>
            <th scope="row">{names.dataPoint(dataPoint)}</th>
            <td data-align="right">{value === null ? '' : names.value(dataPoint, value)}</td>
            <td>
              <LevelMark level={level} />
            </td>
            <td data-align="right">
              {nextValues(thresholds, level)
                .map((each) => names.limit(dataPoint, each))
                .join(' – ')}
            </td>
            <td>{t(`basis.${basis}`)}</td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

function nextValues(thresholds: readonly Threshold[], level: number | null): readonly number[] {
  return thresholds.find((threshold) => threshold.level > (level ?? 0))?.values ?? [];
}

function Answers({ answers }: { readonly answers: readonly PublishedAnswer[] }) {
  const { t, language } = useMaturityText();
  if (answers.length === 0) return <p>{t('published.noAnswers')}</p>;
  return (
    <DataTable caption={t('published.answers')} minWidth="40rem">
      <thead>
        <tr>
          <th scope="col">{t('published.question')}</th>
          <th scope="col">{t('questionnaire.answer')}</th>
        </tr>
      </thead>
      <tbody>
        {answers.map(({ question, answer, note }) => (
          <tr key={question}>
            <th scope="row">
              {questionTexts(language, question).question}
              {note !== null && <span className={classes.note}>{note}</span>}
            </th>
            <td>{t(`answer.${answer}`)}</td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

import { useQuery } from '@tanstack/react-query';
import type { ComponentProps } from 'react';
import { Link, useParams } from 'react-router';
import { dataPointByKey } from '#catalogue';
import { ApiError } from '../../../api/client.js';
import { PageTitle } from '../../../components/PageTitle.js';
import { LoadError, Loading } from '../../../components/States.js';
import { deskPointQuery } from '../../../verifier/api.js';
import { definitionOf } from '../../../verifier/definition.js';
import { neighboursOf } from '../../../verifier/filter.js';
import { known } from '../../../workspace/places.js';
import { NotFoundPage } from '../../public/notFound/NotFoundPage.js';
import { useNames } from '../../workspace/text.js';
import { useDesk } from '../DeskFrame.js';
import { useChoice } from '../parts/useChoice.js';
import { useDeskText } from '../text.js';
import { ChecksPart } from './ChecksPart.js';
import { EarlierPart } from './EarlierPart.js';
import { EvidencePart } from './EvidencePart.js';
import { FindingsPart } from './FindingsPart.js';
import { PeersPart } from './PeersPart.js';
import { PointList } from './PointList.js';
import { QuestionsOfPoint } from './QuestionsOfPoint.js';
import { ScorePart } from './ScorePart.js';
import { useMove } from './useMove.js';
import { ValuePart } from './ValuePart.js';
import { VerdictBar } from './VerdictBar.js';
import { VerdictsPart } from './VerdictsPart.js';
import classes from './Point.module.css';

const EVERY = 30_000;

/** One data point with everything to judge it by, the list of the others, and the verdict bar. */
export function PointPage() {
  const { language } = useDeskText();
  const { dataPoint = '' } = useParams();
  const { id } = useDesk();
  // What was read ahead is shown at once, and read anew behind it.
  const query = useQuery({
    ...deskPointQuery(id, dataPoint, language),
    staleTime: 0,
    refetchInterval: EVERY,
    enabled: dataPointByKey(dataPoint) !== undefined,
  });
  const move = useMove(dataPoint);
  if (dataPointByKey(dataPoint) === undefined) return <NotFoundPage />;
  if (query.error instanceof ApiError && query.error.status === 404) return <NotFoundPage />;
  return (
    <div className={classes.frame}>
      <PointList current={dataPoint} />
      <Head dataPoint={dataPoint} />
      {query.data === undefined && (
        <div className={classes.main}>
          {query.isError ? (
            <LoadError error={query.error} onRetry={() => void query.refetch()} />
          ) : (
            <Loading lines={8} height={36} />
          )}
        </div>
      )}
      {query.data !== undefined && (
        <Parts key={dataPoint} point={query.data} settled={!query.isFetching} move={move} />
      )}
    </div>
  );
}

function Head({ dataPoint }: { readonly dataPoint: string }) {
  const { t, language } = useDeskText();
  const names = useNames();
  const { id, assessment, rows } = useDesk();
  const { search, passes } = useChoice();
  const { position, total } = neighboursOf(rows, dataPoint, passes);
  const { kpi } = known(dataPoint);
  const { label } = names.dataPoint(dataPoint);
  const { city, year } = assessment.assessment;
  const place = t('desk.place', { city: city.name, year: `${year}` });
  return (
    <header className={classes.head}>
      <PageTitle>{t('desk.titleOf', { place: `${label}, ${place}` })}</PageTitle>
      <p className="small muted">
        <Link to={`/${language}/desk`}>{t('desk.title')}</Link> /{' '}
        <Link to={{ pathname: `/${language}/desk/${id}`, search }}>{place}</Link> /{' '}
        {names.category(kpi.category)}
        <span className={classes.position}>{t('point.position', { position, total })}</span>
      </p>
      <h1 className={classes.title}>{label}</h1>
      <p className={classes.kpi}>
        {names.kpi(kpi.code).name}{' '}
        <span className="muted">
          {kpi.code} · {t(`tier.${kpi.tier}`)}
        </span>
      </p>
    </header>
  );
}

function Parts({ point, ...rest }: ComponentProps<typeof VerdictBar>) {
  const names = useNames();
  const definition = definitionOf(point.dataPoint, names, point.explanation);
  return (
    <>
      <div className={classes.main}>
        <ValuePart point={point} definition={definition} />
        <EvidencePart files={point.entry.evidence} />
        <PeersPart point={point} definition={definition} />
        <EarlierPart point={point} definition={definition} />
        <ScorePart point={point} definition={definition} />
      </div>
      <div className={classes.side}>
        <FindingsPart findings={point.findings} />
        <ChecksPart point={point} />
        <QuestionsOfPoint point={point} />
        <VerdictsPart verdicts={point.verdicts} definition={definition} />
      </div>
      <VerdictBar point={point} {...rest} />
    </>
  );
}

import { Drawer } from '@mantine/core';
import { useQueries } from '@tanstack/react-query';
import { explanationQuery, kpiQuery } from '../../../api/queries.js';
import type { CatalogueKpi, CatalogueView, EditionDetail } from '../../../api/types.js';
import { LoadError, Loading } from '../../../components/States.js';
import { useText } from '../../../language.js';
import type { Place } from './usePlace.js';
import { WhySteps } from './WhySteps.js';
import classes from './WhyDrawer.module.css';

interface Props {
  readonly edition: EditionDetail;
  readonly catalogue: CatalogueView;
  readonly place: Place;
}

/** Why a data point has its score: from the figures to the roll-ups it counts in. Its address can be shared. */
export function WhyDrawer({ edition, catalogue, place }: Props) {
  const { t } = useText();
  const kpi = catalogue.kpis.find((each) => each.dataPoints.some(({ key }) => key === place.why));
  const label = kpi?.dataPoints.find(({ key }) => key === place.why)?.label ?? '';
  return (
    <Drawer.Root opened={kpi !== undefined} onClose={() => place.setWhy(null)} position="right" size="40rem">
      <Drawer.Overlay />
      <Drawer.Content>
        {/* Not Drawer.Header: a <header> outside of the article would be a second banner of the page. */}
        <div className={classes.header}>
          <Drawer.Title className={classes.title}>
            <span className={classes.kicker}>{t('why.title')}</span>
            {label}
          </Drawer.Title>
          <Drawer.CloseButton aria-label={t('close')} />
        </div>
        <Drawer.Body className={classes.body}>
          {kpi !== undefined && place.why !== null && (
            <Explained edition={edition} catalogue={catalogue} kpi={kpi} dataPoint={place.why} />
          )}
        </Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  );
}

function Explained({
  edition,
  catalogue,
  kpi,
  dataPoint,
}: {
  readonly edition: EditionDetail;
  readonly catalogue: CatalogueView;
  readonly kpi: CatalogueKpi;
  readonly dataPoint: string;
}) {
  const { language } = useText();
  const [explanation, detail] = useQueries({
    queries: [explanationQuery(edition.id, dataPoint), kpiQuery(kpi.slug, language)],
  });
  const error = explanation.error ?? detail.error;
  if (error !== null) {
    return (
      <LoadError error={error} onRetry={() => void Promise.all([explanation.refetch(), detail.refetch()])} />
    );
  }
  const definition = detail.data?.dataPoints.find(({ key }) => key === dataPoint);
  if (explanation.data === undefined || definition === undefined) return <Loading lines={8} />;
  return (
    <WhySteps
      edition={edition}
      explanation={explanation.data}
      definition={definition}
      kpi={kpi}
      catalogue={catalogue}
      submitted={edition.values.find((value) => value.dataPoint === dataPoint)}
    />
  );
}

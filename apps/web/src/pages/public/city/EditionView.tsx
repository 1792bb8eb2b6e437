import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { ApiError } from '../../../api/client.js';
import { catalogueQuery, editionQuery } from '../../../api/queries.js';
import type { CityEdition } from '../../../api/types.js';
import { PageTitle } from '../../../components/PageTitle.js';
import { LoadError, Loading } from '../../../components/States.js';
import { Wheel } from '../../../components/wheel/Wheel.js';
import { useText } from '../../../language.js';
import { NotFoundPage } from '../notFound/NotFoundPage.js';
import { CategoryCharts } from './CategoryCharts.js';
import { CityHeader } from './CityHeader.js';
import { DimensionCards } from './DimensionCards.js';
import { arrangeEdition } from './edition.js';
import { EditionTabs } from './EditionTabs.js';
import { usePlace } from './usePlace.js';
import { WhyDrawer } from './WhyDrawer.js';
import classes from './EditionView.module.css';

interface Props {
  readonly id: string;
  readonly editions: readonly CityEdition[];
}

/** Everything of one edition: wheel, dimensions, KPIs, goals, origin. */
export function EditionView({ id, editions }: Props) {
  const { t, language } = useText();
  const edition = useQuery(editionQuery(id, language));
  const catalogue = useQuery(catalogueQuery(language));
  const place = usePlace();
  const dimensions = useMemo(
    () => (edition.data && catalogue.data ? arrangeEdition(edition.data, catalogue.data) : []),
    [edition.data, catalogue.data],
  );
  if (edition.isError || catalogue.isError) {
    const error = edition.error ?? catalogue.error;
    if (error instanceof ApiError && error.status === 404) return <NotFoundPage what="edition" />;
    const retry = () => void Promise.all([edition.refetch(), catalogue.refetch()]);
    return <LoadError error={error ?? new Error('unknown')} onRetry={retry} />;
  }
  if (edition.isPending || catalogue.isPending) return <Loading lines={10} height={40} />;
  const { city, reportingYear, result } = edition.data;
  return (
    <article>
      <PageTitle>{t('city.title', { city: city.name, year: String(reportingYear) })}</PageTitle>
      <CityHeader edition={edition.data} editions={editions} place={place} />
      <div className={classes.overview}>
        <section aria-labelledby="wheel-heading" className={classes.wheel}>
          <h2 id="wheel-heading" className={classes.heading}>
            {t('wheel.heading')}
          </h2>
          <Wheel
            city={city.name}
            reportingYear={reportingYear}
            result={result}
            catalogue={catalogue.data}
            onOpen={place.openRow}
          />
        </section>
        <section aria-labelledby="dimensions-heading">
          <h2 id="dimensions-heading" className={classes.heading}>
            {t('dimensions.heading')}
          </h2>
          <DimensionCards dimensions={dimensions} overall={edition.data.overall} />
        </section>
      </div>
      <CategoryCharts edition={edition.data} catalogue={catalogue.data} dimensions={dimensions} />
      <EditionTabs
        edition={edition.data}
        editions={editions}
        catalogue={catalogue.data}
        dimensions={dimensions}
        place={place}
      />
      <WhyDrawer edition={edition.data} catalogue={catalogue.data} place={place} />
    </article>
  );
}

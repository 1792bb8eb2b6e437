import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { ApiError } from '../../../api/client.js';
import { cityQuery } from '../../../api/queries.js';
import { PageTitle } from '../../../components/PageTitle.js';
import { LoadError, Loading, Notice } from '../../../components/States.js';
import { useText } from '../../../language.js';
import { NotFoundPage } from '../notFound/NotFoundPage.js';
import { EditionView } from './EditionView.js';

/** A city's newest edition. */
export function CityPage() {
  const { t } = useText();
  const { slug = '' } = useParams();
  const city = useQuery(cityQuery(slug));
  if (city.isPending) return <Loading lines={10} height={40} />;
  if (city.isError) {
    if (city.error instanceof ApiError && city.error.status === 404) return <NotFoundPage what="city" />;
    return <LoadError error={city.error} onRetry={() => void city.refetch()} />;
  }
  const latest = city.data.editions[0];
  if (latest === undefined) {
    return (
      <>
        <PageTitle>{city.data.name}</PageTitle>
        <h1>{city.data.name}</h1>
        <Notice title={t('city.empty.title')}>{t('city.empty.text')}</Notice>
      </>
    );
  }
  return <EditionView id={latest.id} editions={city.data.editions} />;
}

import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearchParams } from 'react-router';
import { ApiError } from '../../../api/client.js';
import { catalogueQuery, changesQuery, cityQuery, editionQuery } from '../../../api/queries.js';
import type { EditionChanges, EditionSummary } from '../../../api/types.js';
import { PageTitle } from '../../../components/PageTitle.js';
import { LoadError, Loading, Notice } from '../../../components/States.js';
import { dayInWords } from '../../../moments.js';
import { NotFoundPage } from '../notFound/NotFoundPage.js';
import { ChangesView, isSame } from './ChangesView.js';
import { useChangesText } from './text.js';
import classes from './ChangesPage.module.css';

/** All that differs between an edition and the one it supersedes, or another one; which one stands in the address. */
export function ChangesPage() {
  const { t, language } = useChangesText();
  const { id = '' } = useParams();
  const [params, setParams] = useSearchParams();
  const other = params.get('with') ?? undefined;
  const edition = useQuery(editionQuery(id, language));
  const changes = useQuery(changesQuery(id, other));
  const catalogue = useQuery(catalogueQuery(language));
  if (edition.isError) {
    if (edition.error instanceof ApiError && edition.error.status === 404) {
      return <NotFoundPage what="edition" />;
    }
    return <LoadError error={edition.error} onRetry={() => void edition.refetch()} />;
  }
  if (edition.isPending) return <Loading lines={8} height={36} />;
  const { city, reportingYear } = edition.data;
  const nothing = changes.error instanceof ApiError && changes.error.status === 404;
  return (
    <article className={classes.page}>
      <PageTitle>{t('changes.heading', { city: city.name, year: String(reportingYear) })}</PageTitle>
      <h1>{t('changes.heading', { city: city.name, year: String(reportingYear) })}</h1>
      {changes.data && <Compared changes={changes.data} />}
      <Choice
        edition={edition.data}
        chosen={changes.data?.from.id ?? other ?? ''}
        onChoose={(next) => setParams({ with: next }, { replace: true, preventScrollReset: true })}
      />
      {nothing && (
        <Notice
          title={t('changes.first.title')}
          action={<Link to={`/${language}/editions/${id}`}>{t('changes.back')}</Link>}
        >
          {t('changes.first.text')}
        </Notice>
      )}
      {changes.isError && !nothing && (
        <LoadError error={changes.error} onRetry={() => void changes.refetch()} />
      )}
      {changes.isPending && <Loading lines={6} height={32} />}
      {changes.data && isSame(changes.data) && (
        <Notice title={t('changes.none.title')}>{t('changes.none.text')}</Notice>
      )}
      {changes.data && catalogue.data && <ChangesView changes={changes.data} catalogue={catalogue.data} />}
    </article>
  );
}

/** Which editions these are, and why the one corrects the other. */
function Compared({ changes: { from, to, reason } }: { readonly changes: EditionChanges }) {
  const { t } = useChangesText();
  return (
    <>
      <dl className={classes.compared}>
        <dt>{t('changes.before')}</dt>
        <dd>
          <EditionLink edition={from} />
        </dd>
        <dt>{t('changes.after')}</dt>
        <dd>
          <EditionLink edition={to} />
        </dd>
      </dl>
      {reason !== null && (
        <div className={classes.reason}>
          <h2>{t('changes.why')}</h2>
          <p>{reason}</p>
        </div>
      )}
    </>
  );
}

function EditionLink({ edition: { id, number, publishedAt } }: { readonly edition: EditionSummary }) {
  const { t, language } = useChangesText();
  return (
    <Link to={`/${language}/editions/${id}`}>
      {t('changes.edition', { number, date: dayInWords(publishedAt, language) })}
    </Link>
  );
}

interface ChoiceProps {
  readonly edition: EditionSummary;
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
}

/** Any other edition of the city. */
function Choice({ edition, chosen, onChoose }: ChoiceProps) {
  const { t } = useChangesText();
  const city = useQuery(cityQuery(edition.city.slug));
  const others = city.data?.editions.filter(({ id }) => id !== edition.id) ?? [];
  if (others.length === 0) return null;
  const known = others.some(({ id }) => id === chosen);
  return (
    <NativeSelect
      className={classes.choice}
      label={t('changes.with')}
      value={known ? chosen : ''}
      onChange={(event) => onChoose(event.currentTarget.value)}
      data={[
        ...(known ? [] : [{ value: '', label: '' }]),
        ...others.map(({ id, number, reportingYear }) => ({
          value: id,
          label: t('changes.other', { number, year: String(reportingYear) }),
        })),
      ]}
    />
  );
}

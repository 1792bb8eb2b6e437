import { Button } from '@mantine/core';
import { useState } from 'react';
import { isOpenToCity } from '#workflow';
import { Link, Navigate, useLocation, useParams } from 'react-router';
import { PageTitle } from '../../components/PageTitle.js';
import { passes, progressByPlace } from '../../workspace/filter.js';
import { addressOf, placeByAddress, places, type Place } from '../../workspace/places.js';
import { NotFoundPage } from '../public/notFound/NotFoundPage.js';
import { DataPointCard } from './card/DataPointCard.js';
import { Guidance } from './card/Guidance.js';
import { CopyForward } from './card/ResultLine.js';
import { useCanEdit, useFiltered } from './frame/useFiltered.js';
import { useHashTarget } from './frame/useHashTarget.js';
import { useNames, useWorkspaceText } from './text.js';
import { useAssessment, useWorkspace } from './Workspace.js';
import classes from './Page.module.css';
import frame from './frame/Frame.module.css';

/** The form of one category. */
export function CategoryPage() {
  const { language } = useWorkspaceText();
  const { assessmentId = '', category = '' } = useParams();
  const { search } = useLocation();
  const place = placeByAddress(category);
  if (place === undefined) return <NotFoundPage />;
  if (place.slug !== category) {
    // A link that names a data point or a KPI.
    const point = place.dataPoints.includes(category) ? addressOf(category) : place.slug;
    const [path = '', hash = ''] = point.split('#');
    return (
      <Navigate replace to={{ pathname: `/${language}/workspace/${assessmentId}/${path}`, search, hash }} />
    );
  }
  return <Category key={place.slug} place={place} />;
}

function Category({ place }: { readonly place: Place }) {
  const { t } = useWorkspaceText();
  const names = useNames();
  const { filter, on } = useFiltered();
  const can = useCanEdit();
  const shown = useSteady(
    place.dataPoints.filter((key) => passes(key, filter, on)),
    `${filter.search}|${filter.shown}`,
  );
  const [active, setActive] = useState<string | null>(null);
  const name = names.category(place.category);
  useHashTarget();
  const { state } = useAssessment();
  const missing = place.dataPoints.filter(
    (key) => isOpenToCity(state) && can.of(key) && on.entry(key).status === null,
  );
  const focused = active !== null && shown.includes(active) ? active : (shown[0] ?? null);
  return (
    <div className={frame.columns}>
      <PageTitle>{name}</PageTitle>
      <div
        onFocus={({ target }) => {
          const card = target.closest<HTMLElement>('[data-point]');
          if (card?.dataset['point']) setActive(card.dataset['point']);
        }}
      >
        <p className={classes.dimension}>{names.dimension(place.dimension)}</p>
        <h1 className={classes.title}>{name}</h1>
        {missing.length > 0 && <CopyAll missing={missing} />}
        {shown.length === 0 && <NothingHere />}
        {place.kpis.map((kpi) => {
          const cards = kpi.dataPoints.filter(({ key }) => shown.includes(key));
          if (cards.length === 0) return null;
          return (
            <section key={kpi.code} className={classes.kpi} aria-labelledby={`kpi-${kpi.code}`}>
              <div className={classes.kpiHead}>
                <h2 id={`kpi-${kpi.code}`} className={classes.kpiTitle}>
                  {names.kpi(kpi.code).name}
                </h2>
                <span className={classes.code}>
                  {kpi.code} · {t(`tier.${kpi.tier}`)}
                </span>
              </div>
              <p className={classes.question}>{names.kpi(kpi.code).summary}</p>
              {cards.map(({ key }) => (
                <DataPointCard key={key} dataPoint={key} readOnly={!can.of(key)} />
              ))}
            </section>
          );
        })}
        <Neighbours place={place} />
      </div>
      <aside className={frame.aside} aria-label={t('guidance.label')}>
        {focused !== null && (
          // A region that scrolls can be reached with the keyboard.
          <div
            className={frame.asideInner}
            tabIndex={0}
            role="group"
            aria-label={names.dataPoint(focused).label}
          >
            <p className={classes.asideTitle}>{names.dataPoint(focused).label}</p>
            <Guidance dataPoint={focused} />
          </div>
        )}
      </aside>
    </div>
  );
}

/**
 * What a filter showed stays while it is worked on: a card that is no longer missing must not vanish under the hands.
 * Another filter begins anew.
 */
function useSteady(passing: readonly string[], filter: string): readonly string[] {
  const [seen, setSeen] = useState({ filter, keys: passing });
  const keys = seen.filter === filter ? [...new Set([...seen.keys, ...passing])] : passing;
  if (seen.filter !== filter || keys.length !== seen.keys.length) setSeen({ filter, keys });
  return keys;
}

function CopyAll({ missing }: { readonly missing: readonly string[] }) {
  const { previous } = useAssessment();
  const copyable = missing.filter((key) => previous?.entries[key] !== undefined);
  return copyable.length === 0 ? null : (
    <p>
      <CopyForward dataPoints={copyable} />
    </p>
  );
}

/** The filter lets nothing of this category through: where it does. */
function NothingHere() {
  const { t, language } = useWorkspaceText();
  const names = useNames();
  const { id } = useWorkspace().assessment();
  const { search } = useLocation();
  const { filter, on } = useFiltered();
  const progress = progressByPlace(filter, on);
  const elsewhere = places.filter(({ slug }) => (progress.get(slug)?.matching ?? 0) > 0);
  return (
    <div className={classes.nothing}>
      <p>{t(elsewhere.length === 0 ? 'filter.nothing' : 'filter.elsewhere')}</p>
      <ul>
        {elsewhere.map(({ slug, category, dimension }) => (
          <li key={slug}>
            <Link to={{ pathname: `/${language}/workspace/${id}/${slug}`, search }}>
              {t('group.in', { name: names.category(category), within: names.dimension(dimension) })}
            </Link>{' '}
            <span className="muted num">{progress.get(slug)?.matching}</span>
          </li>
        ))}
      </ul>
      <Button component={Link} {...{ to: { search: '' } }} variant="default" size="compact-md">
        {t('filter.clear')}
      </Button>
    </div>
  );
}

function Neighbours({ place }: { readonly place: Place }) {
  const { t, language } = useWorkspaceText();
  const names = useNames();
  const { id } = useAssessment();
  const { search } = useLocation();
  const next = places[places.indexOf(place) + 1];
  return (
    <p className={classes.next}>
      {next ? (
        <Link to={{ pathname: `/${language}/workspace/${id}/${next.slug}`, search }}>
          {t('category.next', { name: names.category(next.category) })}
        </Link>
      ) : (
        <Link to={`/${language}/workspace/${id}/readiness`}>{t('category.toReadiness')}</Link>
      )}
    </p>
  );
}

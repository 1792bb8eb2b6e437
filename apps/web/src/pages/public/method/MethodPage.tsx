import { useQuery } from '@tanstack/react-query';
import type { ScoreClass } from '#catalogue';
import { CLASS_EDGES, classOfShare, POINTS_PER_DATA_POINT } from '#scoring';
import { useEffect } from 'react';
import { useLocation } from 'react-router';
import { catalogueQuery } from '../../../api/queries.js';
import { ClassChip } from '../../../components/ClassChip.js';
import { DataTable } from '../../../components/DataTable.js';
import { PageTitle } from '../../../components/PageTitle.js';
import { useText, type MessageKey } from '../../../language.js';
import { CLASS_RANGES } from '../../../share.js';
import classes from './MethodPage.module.css';

/** How a city is scored, what U4SSC has published of it, and what is our own reading. */
export function MethodPage() {
  const { t, language } = useText();
  const catalogue = useQuery(catalogueQuery(language));
  const { hash } = useLocation();
  useEffect(() => {
    if (hash !== '') document.getElementById(hash.slice(1))?.scrollIntoView();
  }, [hash]);
  const edge = (score: ScoreClass) =>
    100 * (CLASS_EDGES.find((each) => each.class === score)?.fromShare ?? 0);
  return (
    <article className={classes.page}>
      <PageTitle>{t('nav.method')}</PageTitle>
      <h1>{t('method.heading')}</h1>
      <p className={classes.lead}>{t('method.lead')}</p>

      <Part id="unit" title="method.unit.title">
        <p>{t('method.unit.text')}</p>
        <p>{t('method.unit.formula')}</p>
        <ul>
          {(['higher', 'lower', 'target', 'yes'] as const).map((kind) => (
            <li key={kind}>{t(`method.unit.${kind}`)}</li>
          ))}
        </ul>
        <p>{t('method.unit.clamp')}</p>
      </Part>

      <Part id="bands" title="method.bands.title">
        <p>{t('method.bands.text')}</p>
        <BandTable />
        <p>{t('method.bands.edges', { two: edge(2), three: edge(3), four: edge(4) })}</p>
      </Part>

      <Part id="rollup" title="method.rollup.title">
        <p>{t('method.rollup.text')}</p>
        <h3>{t('method.example.title')}</h3>
        <p>{t('method.example.text')}</p>
        <ExampleTable />
        <p>{t('method.rollup.groups')}</p>
      </Part>

      <Part id="missing" title="method.missing.title">
        <p>{t('method.missing.text')}</p>
        <ul>
          {(['notReported', 'notVerified', 'noBenchmark', 'undefined'] as const).map((mark) => (
            <li key={mark} className={classes.mark}>
              <ClassChip class={null} reason={mark} /> {t(`method.missing.${mark}`)}
            </li>
          ))}
        </ul>
        <h3>{t('method.coverage.title')}</h3>
        <p>{t('method.coverage.text')}</p>
        <h3>{t('method.sensitivity.title')}</h3>
        <p>{t('method.sensitivity.text')}</p>
      </Part>

      <Part id="benchmarks" title="method.benchmarks.title">
        <p>{t('method.benchmarks.text')}</p>
        <ul>
          {(['read', 'recalled', 'judgement'] as const).map((confidence) => (
            <li key={confidence}>{t(`confidence.${confidence}`)}</li>
          ))}
        </ul>
        <p>{t('method.benchmarks.replace')}</p>
      </Part>

      <Part id="overall" title="method.overall.title">
        <p>{t('method.overall.text')}</p>
      </Part>

      <Part id="versions" title="method.versions.title">
        <p>{t('method.versions.text')}</p>
        {catalogue.data && (
          <dl className={classes.versions}>
            <dt>{t('about.catalogue')}</dt>
            <dd>{`${catalogue.data.name}, ${catalogue.data.edition}`}</dd>
            <dt>{t('about.benchmarks')}</dt>
            <dd>{catalogue.data.benchmarkSet}</dd>
            <dt>{t('about.engine')}</dt>
            <dd>{catalogue.data.engine}</dd>
          </dl>
        )}
      </Part>

      <Part id="claims" title="method.claims.title">
        <ul>
          {(['certified', 'truth', 'rank', 'logos', 'published'] as const).map((claim) => (
            <li key={claim}>{t(`method.claims.${claim}`)}</li>
          ))}
        </ul>
      </Part>
    </article>
  );
}

function Part(props: {
  readonly id: string;
  readonly title: MessageKey;
  readonly children: React.ReactNode;
}) {
  const { t } = useText();
  return (
    <section id={props.id} className={classes.part}>
      <h2>{t(props.title)}</h2>
      {props.children}
    </section>
  );
}

function BandTable() {
  const { t, percent } = useText();
  return (
    <DataTable caption={t('method.bands.title')}>
      <thead>
        <tr>
          <th scope="col">{t('classes.class')}</th>
          <th scope="col">{t('classes.share')}</th>
          <th scope="col" data-align="right">
            {t('classes.points')}
          </th>
        </tr>
      </thead>
      <tbody>
        {CLASS_RANGES.map((range) => (
          <tr key={range.class}>
            <th scope="row">
              <ClassChip class={range.class} />
            </th>
            <td>
              {range.class === 4
                ? t('classes.top', { from: percent(100 * range.fromShare, 0) })
                : t('classes.band', {
                    from: percent(100 * range.fromShare, 0),
                    to: percent(100 * range.toShare, 0),
                  })}
            </td>
            <td data-align="right">{range.class}</td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

/** Points of the four education KPIs in the two examples that U4SSC prints; `null` is not reported. */
const EXAMPLES: readonly (readonly (ScoreClass | null)[])[] = [
  [1, 3, 4, 1],
  [4, 3, 2, null],
];

function ExampleTable() {
  const { t, percent } = useText();
  return (
    <DataTable caption={t('method.example.title')} minWidth="36rem">
      <thead>
        <tr>
          <th scope="col">{t('method.example.case')}</th>
          {[1, 2, 3, 4].map((kpi) => (
            <th key={kpi} scope="col">
              {t('method.example.kpi', { kpi })}
            </th>
          ))}
          <th scope="col">{t('method.example.sum')}</th>
          <th scope="col" data-align="right">
            {t('why.percent')}
          </th>
          <th scope="col">{t('classes.class')}</th>
        </tr>
      </thead>
      <tbody>
        {EXAMPLES.map((points, index) => {
          const scored = points.filter((point) => point !== null);
          const sum = scored.reduce<number>((total, point) => total + point, 0);
          const possible = POINTS_PER_DATA_POINT * scored.length;
          return (
            <tr key={index}>
              <th scope="row">{t(index === 0 ? 'method.example.full' : 'method.example.gap')}</th>
              {points.map((point, kpi) => (
                <td key={kpi}>
                  <ClassChip class={point} reason={point === null ? 'notReported' : null} />
                </td>
              ))}
              <td>{t('rollup.of', { points: sum, possible })}</td>
              <td data-align="right">{percent((100 * sum) / possible)}</td>
              <td>
                <ClassChip class={classOfShare(sum / possible)} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </DataTable>
  );
}

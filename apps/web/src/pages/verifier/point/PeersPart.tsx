import type { KpiCityValue } from '../../../api/types.js';
import { DataTable } from '../../../components/DataTable.js';
import { StripPlot } from '../../public/kpi/StripPlot.js';
import { useDeskText } from '../text.js';
import { Part } from './Part.js';
import type { PointProps } from './pointProps.js';
import classes from './Point.module.css';

/** Beyond so many standard deviations a value deserves a second look. */
const FAR = 2;

/** Where the value stands among the latest editions of other cities. */
export function PeersPart({ point, definition }: PointProps) {
  const { t, number, value: format } = useDeskText();
  const { peers, explanation } = point;
  const { mean, sd, median, zScore } = peers;
  const others = peers.values.filter(({ own }) => !own);
  const own = peers.values.find((each) => each.own);
  const figure = (value: number | null) =>
    value === null ? t('history.nothing') : format(value, definition);
  return (
    <Part title={t('peers.title')}>
      {others.length === 0 ? (
        <p className="muted">{t('peers.none')}</p>
      ) : (
        <>
          {zScore !== null && (
            <p>
              <strong className="num">{t('peers.z', { z: signed(zScore, number) })}</strong>{' '}
              {t(Math.abs(zScore) >= FAR ? 'peers.far' : 'peers.near', {
                direction: zScore < 0 ? 'below' : 'above',
              })}
            </p>
          )}
          <p className="small muted num">
            {t('peers.figures', {
              count: peers.n,
              mean: figure(mean),
              sd: sd === null ? t('history.nothing') : number(sd),
              median: figure(median),
            })}
          </p>
          {definition.valueType !== 'boolean' && (
            <StripPlot
              dataPoint={definition}
              values={peers.values.map((each) => asCityValue(each))}
              {...(own === undefined ? {} : { own: own.citySlug })}
            />
          )}
          <details className={classes.details}>
            <summary>{t('peers.table')}</summary>
            <DataTable caption={t('peers.title')}>
              <thead>
                <tr>
                  <th scope="col">{t('home.column.city')}</th>
                  <th scope="col">{t('column.year')}</th>
                  <th scope="col" data-align="right">
                    {t('points.value')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {peers.values
                  .toSorted((a, b) => b.value - a.value)
                  .map((each) => (
                    <tr key={`${each.citySlug} ${each.year}`}>
                      <th scope="row">
                        {each.cityName}
                        {each.own && <span className={classes.sub}>{t('peers.own')}</span>}
                      </th>
                      <td>{each.year}</td>
                      <td data-align="right">{format(each.value, definition)}</td>
                    </tr>
                  ))}
              </tbody>
            </DataTable>
          </details>
        </>
      )}
      {explanation.value === null && others.length > 0 && <p className="small muted">{t('peers.noValue')}</p>}
    </Part>
  );
}

function signed(value: number, number: (value: number, decimals?: number) => string): string {
  return `${value < 0 ? '−' : '+'}${number(Math.abs(value), 1)}`;
}

/** In the shape in which the page of a KPI draws values; only name and value are drawn. */
function asCityValue(peer: PointProps['point']['peers']['values'][number]): KpiCityValue {
  return {
    city: { slug: peer.citySlug, name: peer.cityName, country: '', countryCode: '' },
    editionId: '',
    reportingYear: peer.year,
    state: 'publishedElsewhere',
    status: 'reported',
    value: peer.value,
    share: null,
    class: null,
    footnote: null,
  };
}

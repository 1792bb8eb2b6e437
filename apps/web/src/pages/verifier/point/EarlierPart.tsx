import { Link } from 'react-router';
import { ClassChip } from '../../../components/ClassChip.js';
import { DataTable } from '../../../components/DataTable.js';
import { useDeskText } from '../text.js';
import { Part } from './Part.js';
import type { PointProps } from './pointProps.js';
import { Trend } from './Trend.js';
import classes from './Point.module.css';

/** What the city published before, the newest first, and how it went. */
export function EarlierPart({ point, definition }: PointProps) {
  const { t, language, number, value: format } = useDeskText();
  const { history, explanation } = point;
  if (history.length === 0) {
    return (
      <Part title={t('earlier.title')}>
        <p className="muted">{t('earlier.none')}</p>
      </Part>
    );
  }
  const now = explanation.value;
  const last = history.find(({ value }) => value !== null);
  const change = now !== null && last?.value ? (now - last.value) / Math.abs(last.value) : null;
  return (
    <Part title={t('earlier.title')}>
      {change !== null && last !== undefined && definition.valueType !== 'boolean' && (
        <p className="num">
          {t('earlier.change', {
            year: `${last.year}`,
            change: `${change < 0 ? '−' : '+'}${number(100 * Math.abs(change), 1)}`,
          })}
        </p>
      )}
      {definition.valueType !== 'boolean' && <Trend history={history} now={now} />}
      <DataTable caption={t('earlier.title')} {...(history.length > 8 ? { maxHeight: '16rem' } : {})}>
        <thead>
          <tr>
            <th scope="col">{t('column.year')}</th>
            <th scope="col" data-align="right">
              {t('points.value')}
            </th>
            <th scope="col">{t('classes.class')}</th>
          </tr>
        </thead>
        <tbody>
          {history.map((edition) => (
            <tr key={edition.editionId}>
              <th scope="row">
                <Link to={`/${language}/editions/${edition.editionId}`}>{edition.year}</Link>
                <span className={classes.sub}>{t(`state.short.${edition.state}`)}</span>
              </th>
              <td data-align="right">
                {edition.value === null ? (
                  <span className="muted">{t(`status.${edition.status}`)}</span>
                ) : (
                  format(edition.value, definition)
                )}
              </td>
              <td>{edition.value !== null && <ClassChip class={edition.class} />}</td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </Part>
  );
}

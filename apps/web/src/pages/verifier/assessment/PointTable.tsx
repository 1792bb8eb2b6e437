import { Link } from 'react-router';
import { ClassChip } from '../../../components/ClassChip.js';
import { DataTable } from '../../../components/DataTable.js';
import type { DeskRow } from '../../../verifier/types.js';
import { known, placeOf } from '../../../workspace/places.js';
import { QUALITIES } from '../../workspace/card/parts.js';
import { useNames } from '../../workspace/text.js';
import { useDesk } from '../DeskFrame.js';
import { PointState } from '../../../components/review/PointState.js';
import { useChoice } from '../parts/useChoice.js';
import { useDeskText } from '../text.js';
import classes from './Assessment.module.css';

const COLUMNS = 7;

/** Data points by category: one row each. */
export function PointTable({ rows }: { readonly rows: readonly DeskRow[] }) {
  const { t } = useDeskText();
  const names = useNames();
  const groups = Map.groupBy(rows, ({ dataPoint }) => placeOf(dataPoint));
  return (
    <DataTable caption={t('deskPart.points')} minWidth="60rem">
      <thead>
        <tr>
          <th scope="col">{t('points.point')}</th>
          <th scope="col">{t('points.state')}</th>
          <th scope="col" data-align="right">
            {t('points.value')}
          </th>
          <th scope="col">{t('field.year')}</th>
          <th scope="col">{t('field.quality')}</th>
          <th scope="col">{t('points.evidence')}</th>
          <th scope="col">{t('points.findingsColumn')}</th>
        </tr>
      </thead>
      {[...groups].map(([place, own]) => (
        <tbody key={place?.slug ?? ''}>
          {place && (
            <tr className={classes.group}>
              <th scope="rowgroup" colSpan={COLUMNS}>
                {t('group.in', {
                  name: names.category(place.category),
                  within: names.dimension(place.dimension),
                })}
              </th>
            </tr>
          )}
          {own.map((row) => (
            <Row key={row.dataPoint} row={row} />
          ))}
        </tbody>
      ))}
    </DataTable>
  );
}

function Row({ row }: { readonly row: DeskRow }) {
  const { t, language, value: format } = useDeskText();
  const names = useNames();
  const { id } = useDesk();
  const { search } = useChoice();
  const { dataPoint } = known(row.dataPoint);
  const label = { valueType: dataPoint.valueType, unitLabel: names.unit(dataPoint.unit) };
  const quality = QUALITIES.find((each) => each === row.quality);
  const { errors, warnings, unexplained } = row.findings;
  return (
    <tr>
      <th scope="row">
        <Link to={{ pathname: `/${language}/desk/${id}/${row.dataPoint}`, search }}>
          {names.dataPoint(row.dataPoint).label}
        </Link>
        <span className={classes.code}>{row.kpi}</span>
      </th>
      <td>
        <PointState state={row.state} confirmed={row.confirmed} />
      </td>
      <td data-align="right">
        {row.value !== null && (
          <span className={classes.figure}>
            {format(row.value, label)} <ClassChip class={row.class} />
          </span>
        )}
        {row.overridden && <span className={classes.flag}>{t('points.isOverridden')}</span>}
      </td>
      <td>{row.year}</td>
      <td>{quality !== undefined && t(`quality.${quality}`)}</td>
      <td>{row.evidence > 0 && t('points.files', { count: row.evidence })}</td>
      <td>
        {errors + warnings > 0 && t('work.findingsCount', { errors, warnings })}
        {unexplained > 0 && (
          <span className={classes.flag}>{t('points.unexplained', { count: unexplained })}</span>
        )}
      </td>
    </tr>
  );
}

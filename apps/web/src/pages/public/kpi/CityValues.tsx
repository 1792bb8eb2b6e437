import { Link } from 'react-router';
import type { KpiCityValue, KpiDataPoint } from '../../../api/types.js';
import { ClassChip } from '../../../components/ClassChip.js';
import { EditionMark } from '../../../components/EditionMark.js';
import { DataTable } from '../../../components/DataTable.js';
import { countryName, useText } from '../../../language.js';
import { formatShare } from '../../../share.js';
import classes from './KpiPage.module.css';

interface Props {
  readonly dataPoint: KpiDataPoint;
  readonly values: readonly KpiCityValue[];
}

/** The values of all cities by name; cities without a value stand last, with the reason. */
export function CityValues({ dataPoint, values }: Props) {
  const { t, language, value } = useText();
  const collator = new Intl.Collator(language);
  const sorted = values.toSorted(
    (a, b) =>
      Number(a.value === null) - Number(b.value === null) || collator.compare(a.city.name, b.city.name),
  );
  return (
    <div className={classes.valueTable}>
      <DataTable caption={t('kpi.citiesTable', { label: dataPoint.label })} minWidth="42rem">
        <thead>
          <tr>
            <th scope="col">{t('home.column.city')}</th>
            <th scope="col">{t('home.column.country')}</th>
            <th scope="col">{t('home.column.year')}</th>
            <th scope="col">{t('kpi.column.state')}</th>
            <th scope="col" data-align="right">
              {t('kpis.column.value')}
            </th>
            <th scope="col" data-align="right">
              {t('classes.share')}
            </th>
            <th scope="col">{t('classes.class')}</th>
          </tr>
        </thead>
        <tbody>
          {sorted.map((entry) => (
            <tr key={entry.editionId}>
              <th scope="row">
                <Link to={`/${language}/cities/${entry.city.slug}`}>{entry.city.name}</Link>
              </th>
              <td>{countryName(entry.city, language)}</td>
              <td>{entry.reportingYear}</td>
              <td className={classes.state}>
                <EditionMark state={entry.state} />
              </td>
              <td data-align="right">
                {entry.value === null ? (
                  <em className="muted">{t(`status.${entry.status}`)}</em>
                ) : (
                  value(entry.value, dataPoint)
                )}
                {entry.footnote !== null && (
                  <span className={classes.footnote}>{t('kpis.caveat', { footnote: entry.footnote })}</span>
                )}
              </td>
              <td data-align="right">{entry.share !== null && formatShare(entry.share, language)}</td>
              <td>
                <ClassChip class={entry.class} reason={reasonOf(entry)} />
              </td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </div>
  );
}

function reasonOf({ class: score, status, value }: KpiCityValue) {
  if (score !== null) return null;
  if (status === 'notReported' || status === 'notVerified') return status;
  return value === null ? 'undefined' : 'noBenchmark';
}

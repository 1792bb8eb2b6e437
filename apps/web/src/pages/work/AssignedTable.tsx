import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { catalogueQuery } from '../../api/queries.js';
import type { AssignedDataPoint } from '../../api/programme-types.js';
import { DataTable } from '../../components/DataTable.js';
import { useAccountText } from '../../session/text.js';
import { Due } from './AssessmentTable.js';
import classes from './MyWork.module.css';

/** The data points that the person is to fill in, the first due first. */
export function AssignedTable({ assigned }: { readonly assigned: readonly AssignedDataPoint[] }) {
  const { t, language } = useAccountText();
  const catalogue = useQuery(catalogueQuery(language)).data;
  const labels = new Map(
    catalogue?.kpis.flatMap((kpi) =>
      kpi.dataPoints.map((point) => [point.key, { label: point.label, category: kpi.category }] as const),
    ),
  );
  const ordered = [...assigned].sort((a, b) => (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999'));
  return (
    <DataTable caption={t('work.assigned')} minWidth="44rem" maxHeight="32rem">
      <thead>
        <tr>
          <th scope="col">{t('work.dataPoint')}</th>
          <th scope="col">{t('cities.city')}</th>
          <th scope="col">{t('work.entry')}</th>
          <th scope="col">{t('work.due')}</th>
        </tr>
      </thead>
      <tbody>
        {ordered.map(({ assessmentId, city, kpi, dataPoint, dueOn, state }) => (
          <tr key={`${assessmentId} ${dataPoint}`}>
            <th scope="row">
              <Link to={`/${language}/workspace/${assessmentId}/${dataPoint}#dp-${dataPoint}`}>
                {labels.get(dataPoint)?.label ?? dataPoint}
              </Link>
              <span className={classes.sub}>{kpi}</span>
            </th>
            <td>{city.name}</td>
            <td>{t(`work.entry.${state}`)}</td>
            <td>{dueOn && <Due day={dueOn} />}</td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

import type { CatalogueView, Finding } from '../../../api/types.js';
import { useText } from '../../../language.js';
import { rowId } from '../../../places.js';
import type { Place } from './usePlace.js';
import classes from './Findings.module.css';

interface Props {
  readonly findings: readonly Finding[];
  readonly catalogue: CatalogueView;
  readonly place: Place;
}

/** Figures that do not fit together, as the catalogue's consistency rules see them; they change no score. */
export function Findings({ findings, catalogue, place }: Props) {
  const { t } = useText();
  if (findings.length === 0) return null;
  const labels = new Map(
    catalogue.kpis.flatMap((kpi) => kpi.dataPoints.map(({ key, label }) => [key, label] as const)),
  );
  return (
    <section aria-labelledby="findings" className={classes.findings}>
      <h2 id="findings">{t('findings.title', { count: findings.length })}</h2>
      <p className="small muted">{t('findings.text')}</p>
      <ul>
        {findings.map((finding) => (
          <li key={`${finding.ruleId}-${finding.dataPoints.join('-')}`}>
            {finding.message}{' '}
            {finding.dataPoints.map((key) => (
              <button key={key} type="button" onClick={() => place.openRow(rowId(key))}>
                {labels.get(key) ?? key}
              </button>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

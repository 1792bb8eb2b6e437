import { Link } from 'react-router';
import { BenchmarkFacts } from '../../../components/BenchmarkFacts.js';
import { ClassChip } from '../../../components/ClassChip.js';
import { ClassTable } from '../../../components/ClassTable.js';
import { DataTable } from '../../../components/DataTable.js';
import { useRollupName } from '../../../components/RollupName.js';
import { useText } from '../../../language.js';
import { WhyShare } from './WhyShare.js';
import { WhyProof, WhySource } from './WhySource.js';
import { VerdictNote } from './VerdictNote.js';
import { WhyValue } from './WhyValue.js';
import type { WhyProps } from './whyProps.js';
import classes from './WhyDrawer.module.css';

/** The way from the figures to the points, step by step; it ends early, with the reason, where a step is missing. */
export function WhySteps(props: WhyProps) {
  const { t, language } = useText();
  const { explanation, definition, kpi } = props;
  const scored = explanation.class !== null;
  const verdict = props.edition.verdicts.find(({ dataPoint }) => dataPoint === explanation.dataPoint);
  return (
    <>
      {explanation.reason !== null && (
        <p className={classes.excluded}>{t(`why.excluded.${explanation.reason}`)}</p>
      )}
      {verdict !== undefined && verdict.outcome !== 'verified' && (
        <p className={classes.excluded}>
          <VerdictNote {...verdict} />
        </p>
      )}
      <ol className={classes.steps}>
        <li className={classes.step}>
          <h3>{t('why.value')}</h3>
          <WhyValue {...props} />
        </li>
        <WhySource {...props} />
        <li className={classes.step}>
          <h3>{t('why.benchmark')}</h3>
          {definition.benchmark === null ? (
            <p>{t('benchmark.none')}</p>
          ) : (
            <BenchmarkFacts dataPoint={definition} benchmark={definition.benchmark} />
          )}
        </li>
        {scored && (
          <li className={classes.step}>
            <h3>{t('why.share')}</h3>
            <WhyShare {...props} />
          </li>
        )}
        {explanation.benchmark.benchmark !== null && (
          <li className={classes.step}>
            <h3>{t(scored ? 'why.class' : 'why.classes')}</h3>
            <ClassTable dataPoint={definition} bounds={explanation.classBounds} own={explanation.class} />
          </li>
        )}
        <li className={classes.step}>
          <h3>{t(scored ? 'why.countsIn' : 'why.wouldCountIn')}</h3>
          <CountsIn {...props} />
        </li>
        <WhyProof {...props} />
      </ol>
      <p className="small muted" style={{ marginTop: '1.5rem' }}>
        {t('why.versions', { benchmarks: explanation.benchmarkSet })}{' '}
        <Link to={`/${language}/kpis/${kpi.slug}`}>{t('why.definition')}</Link>
      </p>
    </>
  );
}

function CountsIn({ explanation, catalogue }: WhyProps) {
  const { t, percent } = useText();
  const name = useRollupName(catalogue);
  return (
    <DataTable caption={t('why.countsIn')}>
      <thead>
        <tr>
          <th scope="col">{t('why.group')}</th>
          <th scope="col" data-align="right">
            {t('why.points')}
          </th>
          <th scope="col" data-align="right">
            {t('why.percent')}
          </th>
          <th scope="col">{t('classes.class')}</th>
        </tr>
      </thead>
      <tbody>
        {explanation.countsIn.map((rollup) => (
          <tr key={`${rollup.level}-${rollup.subDimension}-${rollup.name}`}>
            <th scope="row">{name(rollup)}</th>
            <td data-align="right">{t('rollup.of', { points: rollup.points, possible: rollup.possible })}</td>
            <td data-align="right">{rollup.percent === null ? t('rollup.none') : percent(rollup.percent)}</td>
            <td>
              <ClassChip class={rollup.class} />
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

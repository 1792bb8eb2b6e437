import { benchmarkFor } from '#catalogue';
import { writeFormula } from '../../../components/formula.js';
import { known } from '../../../workspace/places.js';
import { useNames, useWorkspaceText, type WorkspaceKey } from '../text.js';
import classes from './Guidance.module.css';

/** What helps to give the figure: definition, formula in words, checks, what verifiers will ask, benchmark. */
export function Guidance({ dataPoint: key }: { readonly dataPoint: string }) {
  const { t, number, limit } = useWorkspaceText();
  const names = useNames();
  const { kpi, dataPoint } = known(key);
  const texts = names.kpi(kpi.code);
  const benchmark = benchmarkFor(key);
  const unit = { valueType: dataPoint.valueType, unitLabel: names.unit(dataPoint.unit) };
  const notes = names.dataPoint(key).notes;
  return (
    <div className={classes.guidance}>
      <h4>{t('guidance.definition')}</h4>
      <p>{texts.summary}</p>
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
      <h4>{t('guidance.formula')}</h4>
      <p>
        {writeFormula(
          dataPoint.formula,
          (variable) => t('guidance.quoted', { name: names.input(variable) }),
          (figure) => number(figure, Number.isInteger(figure) ? 0 : undefined),
        )}
      </p>
      <List title={t('guidance.checks')} lines={texts.guidance} />
      <List title={t('guidance.asked')} lines={texts.verificationChecks} />
      <List title={t('guidance.sources')} lines={texts.dataSources} />
      <h4>{t('guidance.benchmark')}</h4>
      {benchmark === undefined || benchmark.benchmark === null ? (
        <p>{t('benchmark.none')}</p>
      ) : (
        <>
          <p>
            <strong className="num">{limit(benchmark.benchmark, unit)}</strong>,{' '}
            {t(`direction.${benchmark.direction}` as WorkspaceKey)}
          </p>
          <p className="muted">{names.basis(benchmark.basis)}</p>
        </>
      )}
    </div>
  );
}

function List({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <>
      <h4>{title}</h4>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  );
}

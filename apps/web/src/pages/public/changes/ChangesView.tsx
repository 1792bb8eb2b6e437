import type { ReactNode } from 'react';
import type { Rollup } from '#scoring';
import type { CatalogueView, ChangedAspect, EditionChanges, ProfileEntry } from '../../../api/types.js';
import { ClassChip } from '../../../components/ClassChip.js';
import { useRollupName } from '../../../components/RollupName.js';
import { contextText, figureText } from '../city/words.js';
import { BeforeAfter } from './BeforeAfter.js';
import { DataPointCell } from './DataPointCell.js';
import { useChangesText } from './text.js';
import classes from './ChangesPage.module.css';

interface Props {
  readonly changes: EditionChanges;
  readonly catalogue: CatalogueView;
}

/** True when neither a figure nor a result differs. */
export function isSame({ versions, profile, context, dataPoints, rollups }: EditionChanges): boolean {
  return [versions, profile, context, dataPoints, rollups].every((list) => list.length === 0);
}

/** Before and after, side by side: data points first, then what follows from them. */
export function ChangesView({ changes, catalogue }: Props) {
  const { t } = useChangesText();
  const name = useRollupName(catalogue);
  return (
    <>
      <DataPoints changes={changes} catalogue={catalogue} />
      <Part title={t('changes.rollups', { count: changes.rollups.length })} list={changes.rollups}>
        {(title) => (
          <BeforeAfter
            caption={title}
            rows={changes.rollups.flatMap(({ before, after }) => {
              const group = after ?? before;
              if (group === null) return [];
              return {
                key: `${group.level}-${group.dimension}-${group.subDimension}-${group.name}`,
                name: name(group),
                before: <RollupCell rollup={before} />,
                after: <RollupCell rollup={after} />,
              };
            })}
          />
        )}
      </Part>
      <Part title={t('changes.profile', { count: changes.profile.length })} list={changes.profile}>
        {(title) => (
          <BeforeAfter
            caption={title}
            rows={changes.profile.map(({ key, before, after }) => ({
              key,
              name: figureText(key, t),
              before: <FigureCell figure={before} />,
              after: <FigureCell figure={after} />,
            }))}
          />
        )}
      </Part>
      <Part title={t('changes.context')} list={changes.context}>
        {(title) => (
          <BeforeAfter
            caption={title}
            rows={changes.context.map(({ heading, before, after }) => ({
              key: heading,
              name: contextText(heading, t),
              before: before ?? <Nothing />,
              after: after ?? <Nothing />,
            }))}
          />
        )}
      </Part>
      <Part title={t('changes.versions')} list={changes.versions}>
        {(title) => (
          <BeforeAfter
            caption={title}
            rows={changes.versions.map(({ part, before, after }) => ({
              key: part,
              name: t(`changes.part.${part}`),
              before,
              after,
            }))}
          />
        )}
      </Part>
    </>
  );
}

function DataPoints({ changes, catalogue }: Props) {
  const { t } = useChangesText();
  const word = (aspect: ChangedAspect) => t(`changes.what.${aspect}`);
  const known = new Map(
    catalogue.kpis.flatMap((kpi) =>
      kpi.dataPoints.map((dataPoint) => [dataPoint.key, { kpi, dataPoint }] as const),
    ),
  );
  return (
    <Part title={t('changes.dataPoints', { count: changes.dataPoints.length })} list={changes.dataPoints}>
      {(title) => (
        <BeforeAfter
          caption={title}
          rows={changes.dataPoints.map(({ dataPoint: key, before, after, what }) => {
            const found = known.get(key);
            const cell = { dataPoint: found?.dataPoint, what };
            return {
              key,
              name: (
                <>
                  {found?.dataPoint.label ?? key}
                  <span className={classes.detail}>{found?.kpi.code}</span>
                  <span className={classes.detail}>
                    {t('changes.what', { what: what.map(word).join(', ') })}
                  </span>
                </>
              ),
              before: <DataPointCell state={before} {...cell} />,
              after: <DataPointCell state={after} {...cell} />,
            };
          })}
        />
      )}
    </Part>
  );
}

interface PartProps {
  readonly title: string;
  readonly list: readonly unknown[];
  readonly children: (title: string) => ReactNode;
}

/** A table under its heading; nothing where nothing differs. */
function Part({ title, list, children }: PartProps) {
  if (list.length === 0) return null;
  return (
    <section className={classes.part}>
      <h2>{title}</h2>
      {children(title)}
    </section>
  );
}

function Nothing() {
  const { t } = useChangesText();
  return <em className="muted">{t('changes.nothing')}</em>;
}

function RollupCell({ rollup }: { readonly rollup: Rollup | null }) {
  const { t, percent } = useChangesText();
  if (rollup === null) return <Nothing />;
  const { scored, benchmarked } = rollup;
  return (
    <>
      <span className={classes.score}>
        <ClassChip class={rollup.class} />
        {rollup.percent === null ? t('rollup.nothing') : percent(rollup.percent)}
      </span>
      <span className={classes.detail}>{t('changes.coverage', { scored, benchmarked })}</span>
    </>
  );
}

function FigureCell({ figure }: { readonly figure: Omit<ProfileEntry, 'key'> | null }) {
  const { number } = useChangesText();
  if (figure === null) return <Nothing />;
  const { value, stated, unit, year, source } = figure;
  return (
    <>
      {value === null ? stated : `${number(value, Number.isInteger(value) ? 0 : undefined)} ${unit ?? ''}`}
      <span className={classes.detail}>{[year, source].filter((part) => part !== null).join(', ')}</span>
    </>
  );
}

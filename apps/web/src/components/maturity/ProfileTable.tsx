import type { GroupMaturity, MaturityResult } from '#maturity';
import { DataTable } from '../DataTable.js';
import { LevelMark } from './LevelMark.js';
import { type MaturityKey, type MaturityNames, useMaturityText } from './text.js';
import classes from './Maturity.module.css';

const ASPECTS = ['strategy', 'ict_infrastructure', 'data', 'services_applications', 'assessment'] as const;

/** Name of a capability aspect. */
export function aspectName(id: string, t: (key: MaturityKey) => string): string {
  const known = ASPECTS.find((each) => each === id);
  return known === undefined ? id : t(`aspect.${known}`);
}

interface Props {
  readonly result: Pick<MaturityResult, 'dimensions' | 'aspects' | 'overall'>;
  readonly levels: readonly number[];
  readonly names: Pick<MaturityNames, 'dimension'>;
}

/** The profile: every dimension and aspect in both views, with how much of it is judged. */
export function ProfileTable({ result: { dimensions, aspects, overall }, levels, names }: Props) {
  const { t } = useMaturityText();
  return (
    <DataTable caption={t('maturity.profile')} minWidth="40rem">
      <thead>
        <tr>
          <th scope="col">{t('maturity.group')}</th>
          <th scope="col">{t('maturity.staged')}</th>
          <th scope="col">{t('maturity.average')}</th>
          <th scope="col">{t('maturity.coverage')}</th>
        </tr>
      </thead>
      <tbody>
        {dimensions.map((group) => (
          <Row
            key={group.name}
            group={group}
            label={names.dimension(group.name)}
            levels={levels}
            of="dataPoints"
          />
        ))}
      </tbody>
      <tbody>
        {aspects.map((group) => (
          <Row
            key={group.name}
            group={group}
            label={aspectName(group.name, t)}
            levels={levels}
            of="questions"
          />
        ))}
      </tbody>
      <tbody className={classes.overall}>
        <Row group={overall} label={t('maturity.overall')} levels={levels} of="groups" />
      </tbody>
    </DataTable>
  );
}

interface RowProps {
  readonly group: GroupMaturity;
  readonly label: string;
  readonly levels: readonly number[];
  readonly of: 'dataPoints' | 'questions' | 'groups';
}

function Row({ group: { staged, average, judged, total }, label, levels, of }: RowProps) {
  const { t, number } = useMaturityText();
  return (
    <tr>
      <th scope="row">{label}</th>
      <td>
        <LevelMark level={staged} />
      </td>
      <td>
        {average === null ? (
          <span className="muted">{t('maturity.nothing')}</span>
        ) : (
          <>
            <Scale average={average} levels={levels} />
            <span className="num">
              {t('maturity.averageOf', { average: number(average, 1), top: levels.at(-1) ?? 0 })}
            </span>
          </>
        )}
      </td>
      <td className="num">{t(`maturity.judged.${of}`, { judged, total })}</td>
    </tr>
  );
}

/** The mean level as a bar of as many steps as there are levels; the words beside it say the same. */
function Scale({ average, levels }: { readonly average: number; readonly levels: readonly number[] }) {
  return (
    <div className={classes.scale} aria-hidden="true">
      {levels.map((level) => (
        <span key={level} className={classes.step}>
          <span style={{ width: `${100 * Math.min(Math.max(average - level + 1, 0), 1)}%` }} />
        </span>
      ))}
    </div>
  );
}

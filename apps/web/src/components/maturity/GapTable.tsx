import { type Gap, questionTexts } from '#maturity';
import type { ReactNode } from 'react';
import { DataTable } from '../DataTable.js';
import { LevelMark } from './LevelMark.js';
import { aspectName } from './ProfileTable.js';
import { type MaturityNames, useMaturityText } from './text.js';
import classes from './Maturity.module.css';

interface Props {
  readonly gaps: readonly Gap[];
  readonly names: MaturityNames;
  /** A value with its unit. */
  readonly value: (dataPoint: string, value: number) => string;
  /** The name of what is missing as a link to where it is answered. */
  readonly link?: (gap: Gap, name: string) => ReactNode;
}

/** What keeps dimensions and aspects from their next level, the least effort first. */
export function GapTable({ gaps, names, value, link = (_, name) => name }: Props) {
  const { t, language, percent } = useMaturityText();
  if (gaps.length === 0) return <p>{t('gaps.none')}</p>;
  return (
    <DataTable caption={t('gaps.title')} minWidth="52rem">
      <thead>
        <tr>
          <th scope="col">{t('gaps.what')}</th>
          <th scope="col">{t('gaps.group')}</th>
          <th scope="col">{t('gaps.next')}</th>
          <th scope="col">{t('gaps.distance')}</th>
          <th scope="col">{t('gaps.done')}</th>
          <th scope="col">{t('effort.label')}</th>
        </tr>
      </thead>
      <tbody>
        {gaps.map((gap) => {
          const { kind, key, group, nextLevel, target, progress, effort } = gap;
          const isFigure = kind === 'dataPoint';
          const name = isFigure ? names.dataPoint(key) : questionTexts(language, key).question;
          return (
            <tr key={`${kind} ${key}`}>
              <th scope="row">{link(gap, name)}</th>
              <td>{isFigure ? names.dimension(group) : aspectName(group, t)}</td>
              <td>
                <LevelMark level={nextLevel} />
              </td>
              <td>
                {isFigure && gap.value !== null && target !== null
                  ? t('gaps.toGo', { value: value(key, gap.value), target: value(key, target) })
                  : t(progress > 0 ? 'gaps.partly' : 'gaps.open')}
              </td>
              <td>
                <span className={classes.way} aria-hidden="true">
                  <span style={{ width: `${100 * progress}%` }} />
                </span>
                <span className="num small">{percent(100 * progress, 0)}</span>
              </td>
              <td>
                {effort === null ? (
                  <span className="muted">{t('effort.none')}</span>
                ) : (
                  t('effort.value', { effort })
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </DataTable>
  );
}

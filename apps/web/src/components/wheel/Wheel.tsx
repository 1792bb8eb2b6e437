import { Button } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import {
  legendEntries,
  wheelGeometry,
  wheelModel,
  type WheelInput,
  type WheelSegment,
} from '#documents/drawing';
import { useId, useMemo, useState } from 'react';
import { useText } from '../../language.js';
import { categoryId, dimensionId, rowId } from '../../places.js';
import { ClassChip } from '../ClassChip.js';
import { WheelDrawing } from './WheelDrawing.js';
import { WheelTableView } from './WheelTableView.js';
import classes from './Wheel.module.css';

type Props = Omit<WheelInput, 'language'> & {
  /** Takes the reader to the table row with this element id. */
  readonly onOpen: (elementId: string) => void;
};

/** Narrower than this, names on the outer ring would be too small to read. */
const LEAST_WIDTH_FOR_NAMES = 560;

/** The benchmarking wheel: drawing with details on hover, focus and tap, legend, and a table that says the same. */
export function Wheel({ city, reportingYear, result, catalogue, onOpen }: Props) {
  const { t, language } = useText();
  const help = useId();
  const { ref, width } = useElementSize();
  const [asTable, setAsTable] = useState(false);
  const [active, setActive] = useState<WheelSegment | null>(null);
  const [picked, setPicked] = useState<WheelSegment | null>(null);
  const model = useMemo(
    () => wheelModel({ city, reportingYear, result, catalogue, language }),
    [city, reportingYear, result, catalogue, language],
  );
  const detail = width > 0 && width < LEAST_WIDTH_FOR_NAMES ? 'rings12' : 'full';
  const geometry = useMemo(() => wheelGeometry(model, detail), [model, detail]);
  const parentOf = (segment: WheelSegment) => geometry.segments.find(({ id }) => id === segment.parentId);
  const open = (segment: WheelSegment) => onOpen(placeOf(segment, parentOf(segment)));
  const shown = active ?? picked;
  const parent = shown === null ? undefined : parentOf(shown);

  return (
    <div ref={ref}>
      {asTable ? (
        <WheelTableView model={model} />
      ) : (
        <>
          <WheelDrawing
            key={detail}
            geometry={geometry}
            active={shown}
            onActive={setActive}
            onPick={setPicked}
            onOpen={open}
            describedBy={help}
          />
          <p id={help} className="srOnly">
            {t('wheel.help')}
          </p>
          <div className={classes.panel}>
            {shown === null ? (
              <p className="small muted" aria-hidden="true">
                {t('wheel.help')}
              </p>
            ) : (
              <>
                <ClassChip
                  class={shown.class}
                  reason={typeof shown.mark === 'number' || shown.mark === 'notScored' ? null : shown.mark}
                  size="large"
                />
                <div>
                  <p className={classes.panelTitle}>{shown.title}</p>
                  <p className="small muted">
                    {parent === undefined
                      ? t(`wheel.level.${shown.level}`)
                      : t('wheel.levelIn', { level: t(`wheel.level.${shown.level}`), parent: parent.label })}
                  </p>
                </div>
                {picked !== null && (
                  <Button size="compact-sm" variant="default" onClick={() => open(picked)}>
                    {t('wheel.open')}
                  </Button>
                )}
              </>
            )}
          </div>
        </>
      )}
      <div className={classes.foot}>
        <ul className={classes.legend} aria-label={t('legend.label')}>
          {legendEntries(
            language,
            geometry.segments.map(({ mark }) => mark),
          ).map(({ mark, label }) => (
            <li key={mark}>
              <ClassChip
                class={typeof mark === 'number' ? mark : null}
                reason={typeof mark === 'number' || mark === 'notScored' ? null : mark}
              />
              <span aria-hidden="true">{label}</span>
            </li>
          ))}
        </ul>
        <Button
          variant="default"
          size="compact-md"
          className={classes.toggle}
          aria-pressed={asTable}
          onClick={() => setAsTable(!asTable)}
        >
          {t('view.table')}
        </Button>
      </div>
    </div>
  );
}

function placeOf(segment: WheelSegment, parent: WheelSegment | undefined): string {
  switch (segment.level) {
    case 'dimension':
      return dimensionId(segment.key);
    case 'category':
      return categoryId(parent?.key ?? '', segment.key);
    case 'dataPoint':
      return rowId(segment.key);
  }
}

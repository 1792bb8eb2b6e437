import {
  MARK_STYLES,
  patternDefs,
  patternFill,
  type LabelPlacement,
  type WheelGeometry,
  type WheelSegment,
} from '#documents/drawing';
import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { useText } from '../../language.js';
import { stepFrom, STEPS } from './tour.js';
import classes from './Wheel.module.css';

interface Props {
  readonly geometry: WheelGeometry;
  readonly active: WheelSegment | null;
  readonly onActive: (segment: WheelSegment | null) => void;
  readonly onPick: (segment: WheelSegment) => void;
  readonly onOpen: (segment: WheelSegment) => void;
  readonly describedBy: string;
}

/**
 * The wheel as elements of the page: one stop for the Tab key, arrow keys inside, the same drawing as in print. The role
 * `application` makes screen readers hand the arrow keys over.
 */
export function WheelDrawing({ geometry, active, onActive, onPick, onOpen, describedBy }: Props) {
  const { t } = useText();
  const prefix = useId().replace(/[^A-Za-z0-9]/g, '');
  const { segments, centre, extent, model } = geometry;
  const [stop, setStop] = useState(segments[0]?.id);
  const drawing = useRef<SVGSVGElement>(null);

  const onKeyDown = (event: KeyboardEvent) => {
    const current = segments.find(({ id }) => id === stop) ?? segments[0];
    if (current === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      onOpen(current);
      return;
    }
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = stepFrom(segments, current, step);
    drawing.current?.querySelector<SVGGElement>(`[data-segment="${next.id}"]`)?.focus();
  };

  return (
    <svg
      ref={drawing}
      className={classes.drawing}
      viewBox={`${-extent} ${-extent} ${2 * extent} ${2 * extent}`}
      role="application"
      aria-label={model.title}
      aria-describedby={describedBy}
      aria-roledescription={t('wheel.role')}
      onKeyDown={onKeyDown}
      onPointerLeave={() => onActive(null)}
    >
      <desc>{model.description}</desc>
      {/* Patterns come from the drawing lib as markup made of constants only. */}
      <defs
        dangerouslySetInnerHTML={{
          __html: patternDefs(
            segments.map(({ mark }) => mark),
            prefix,
          ),
        }}
      />
      <circle r={centre.radius} className={classes.centre} />
      <Label label={centre.label} id={`${prefix}-centre`} className={classes.centreText} />
      {segments.map((segment) => (
        <g
          key={segment.id}
          data-segment={segment.id}
          role="img"
          tabIndex={segment.id === stop ? 0 : -1}
          aria-label={segment.title}
          className={classes.segment}
          onFocus={() => {
            setStop(segment.id);
            onActive(segment);
          }}
          onBlur={() => onActive(null)}
          onPointerEnter={(event) => event.pointerType === 'mouse' && onActive(segment)}
          onClick={() => onPick(segment)}
        >
          <Segment segment={segment} prefix={prefix} />
        </g>
      ))}
      <Separators segments={segments} />
      {active !== null && <path d={active.path} className={classes.active} />}
    </svg>
  );
}

function Segment({ segment, prefix }: { readonly segment: WheelSegment; readonly prefix: string }) {
  const style = MARK_STYLES[segment.mark];
  const pattern = patternFill(segment.mark, prefix);
  const outside = segment.level === 'dataPoint';
  const figure = segment.numberPlacement;
  const quiet = segment.class === null ? classes.quietText : classes.outerText;
  return (
    <>
      <title>{segment.title}</title>
      <path d={segment.path} fill={style.fill} className={classes.cell} />
      {pattern !== null && <path d={segment.path} fill={pattern} />}
      {figure !== null && (
        <text
          x={figure.x}
          y={figure.y}
          fontSize={figure.fontSize}
          fontWeight={700}
          textAnchor="middle"
          fill={style.ink}
        >
          {segment.number}
        </text>
      )}
      {segment.labelPlacement !== null && (
        <Label
          label={segment.labelPlacement}
          id={`${prefix}-${segment.id}`}
          {...(outside ? { className: quiet } : { fill: style.ink, fontWeight: 600 })}
        />
      )}
    </>
  );
}

interface LabelProps {
  readonly label: LabelPlacement;
  readonly id: string;
  readonly className?: string | undefined;
  readonly fill?: string;
  readonly fontWeight?: number;
}

function Label({ label, id, ...look }: LabelProps) {
  if (label.kind === 'arc') {
    return (
      <>
        <path id={id} d={label.path} fill="none" />
        <text fontSize={label.fontSize} textAnchor="middle" {...look}>
          <textPath href={`#${id}`} startOffset="50%">
            {label.text}
          </textPath>
        </text>
      </>
    );
  }
  return label.lines.map(({ text, x, y, rotate, anchor }, line) => (
    <text
      key={line}
      x={x}
      y={y}
      transform={rotate === 0 ? undefined : `rotate(${rotate} ${x} ${y})`}
      fontSize={label.fontSize}
      textAnchor={anchor}
      {...look}
    >
      {text}
    </text>
  ));
}

/** Wider gaps between dimensions than between categories, so that the groups are seen at a glance. */
function Separators({ segments }: Pick<WheelGeometry, 'segments'>) {
  const outer = Math.max(0, ...segments.map(({ outerRadius }) => outerRadius)) + 1;
  return (['category', 'dimension'] as const).map((level) =>
    segments
      .filter((segment) => segment.level === level)
      .map(({ id, startAngle, innerRadius }) => (
        <path
          key={id}
          d={`M0,${-innerRadius}V${-outer}`}
          transform={`rotate(${startAngle})`}
          className={classes.separator}
          data-level={level}
        />
      )),
  );
}

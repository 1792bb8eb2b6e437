import { memo, useId, useState } from 'react';
import { opennessOf } from '#workflow';
import { cardId, known } from '../../../workspace/places.js';
import { ChoiceField, TextField, YearField } from '../fields/TextFields.js';
import { PointReview, ReviewMark } from '../questions/PointReview.js';
import { useReviewState } from '../questions/useQuestions.js';
import { day, useNames, useWorkspaceText } from '../text.js';
import { useAssessment, useEntry } from '../Workspace.js';
import { Comments } from './Comments.js';
import { Conflict } from './Conflict.js';
import { EvidenceFiles } from './EvidenceFiles.js';
import { Figures } from './Figures.js';
import { Guidance } from './Guidance.js';
import { History } from './History.js';
import { ORIGINS, QUALITIES } from './parts.js';
import { Remarks } from './Remarks.js';
import { ResultLine } from './ResultLine.js';
import { useEntryShelf } from './shelf.js';
import fieldClasses from '../fields/Field.module.css';
import classes from './Card.module.css';
import frame from '../frame/Frame.module.css';

interface Props {
  readonly dataPoint: string;
  readonly readOnly: boolean;
}

/** Everything about one data point. Memoised: a change in one card draws no other. */
export const DataPointCard = memo(function DataPointCard({ dataPoint: key, readOnly }: Props) {
  const { t } = useWorkspaceText();
  const names = useNames();
  const { dataPoint } = known(key);
  const target = { kind: 'entry', key } as const;
  const { label } = names.dataPoint(key);
  const id = cardId(key);
  const shelf = useEntryShelf(key);
  return (
    <section id={id} data-point={key} className={classes.card} aria-labelledby={`${id}-title`} tabIndex={-1}>
      <div className={classes.head}>
        <h3 id={`${id}-title`} className={classes.title}>
          {label}
        </h3>
        <Marks dataPoint={key} readOnly={readOnly} />
      </div>
      <PointReview dataPoint={key} />
      <Figures dataPoint={dataPoint} readOnly={readOnly} />
      <ResultLine dataPoint={dataPoint} readOnly={readOnly} />
      {/* Below the figures: it may come while somebody types in them, and must not push them away. */}
      <Conflict target={target} />
      <Remarks dataPoint={key} readOnly={readOnly} />
      <div className={classes.about}>
        <YearField target={target} field="year" label={t('field.year')} readOnly={readOnly} />
        <ChoiceField
          target={target}
          field="quality"
          label={t('field.quality')}
          readOnly={readOnly}
          none={t('choose')}
          choices={QUALITIES.map((value) => ({ value, label: t(`quality.${value}`) }))}
        />
        <ChoiceField
          target={target}
          field="origin"
          label={t('field.origin')}
          readOnly={readOnly}
          none={t('choose')}
          choices={ORIGINS.map((value) => ({ value, label: t(`origin.${value}`) }))}
        />
        <div className={classes.texts}>
          <TextField target={target} field="sources" label={t('field.sources')} readOnly={readOnly} />
          <TextField target={target} field="note" label={t('field.note')} readOnly={readOnly} max={4000} />
        </div>
      </div>
      <EvidenceFiles shelf={shelf} readOnly={readOnly} />
      <Panels dataPoint={key} readOnly={readOnly} label={label} />
    </section>
  );
});

/** Where it stands, to whom it is given, and why the reader cannot change it where they can change others. */
function Marks({ dataPoint: key, readOnly }: Props) {
  const { t, language } = useWorkspaceText();
  const { assignments, canEdit, state } = useAssessment();
  const review = useReviewState(key);
  const entry = useEntry(key);
  const { kpi } = known(key);
  const own = assignments.filter((each) => each.category === kpi.category || each.kpi === kpi.code);
  const asked = review !== undefined && review.openQuestions + review.answeredQuestions > 0;
  const closed = opennessOf(state) === 'questioned' && !asked;
  return (
    <span className={classes.mark}>
      <ReviewMark dataPoint={key} />
      {[
        ...own.map(({ user, dueOn }) =>
          t('assigned.to', { name: user.name, due: dueOn === null ? 'none' : day(dueOn, language) }),
        ),
        ...(entry.copiedFrom === null ? [] : [t('before.mark', { year: `${entry.copiedFrom}` })]),
        ...(readOnly && closed ? [t('assigned.notAsked')] : []),
        ...(readOnly && !closed && Array.isArray(canEdit) ? [t('assigned.notYours')] : []),
      ].join(' · ')}
    </span>
  );
}

const PANELS = ['guidance', 'comments', 'history'] as const;
type Panel = (typeof PANELS)[number];

function Panels({ dataPoint, readOnly, label }: Props & { readonly label: string }) {
  const { t } = useWorkspaceText();
  const { comments } = useEntry(dataPoint);
  const [open, setOpen] = useState<Panel | null>(null);
  const id = useId();
  return (
    <>
      <div className={classes.foot}>
        {PANELS.map((panel) => (
          <button
            key={panel}
            type="button"
            className={`${fieldClasses.plain} ${panel === 'guidance' ? (frame.narrowOnly ?? '') : ''}`}
            aria-expanded={open === panel}
            aria-controls={open === panel ? id : undefined}
            onClick={() => setOpen(open === panel ? null : panel)}
          >
            {panel === 'comments' ? t('panel.comments', { count: comments }) : t(`panel.${panel}`)}
            <span className="srOnly">: {label}</span>
          </button>
        ))}
      </div>
      {open !== null && (
        <div id={id} className={classes.panel}>
          {open === 'guidance' && <Guidance dataPoint={dataPoint} />}
          {open === 'comments' && <Comments dataPoint={dataPoint} />}
          {open === 'history' && <History dataPoint={dataPoint} readOnly={readOnly} />}
        </div>
      )}
    </>
  );
}

import type { DataPoint } from '#catalogue';
import { isOpenToCity } from '#workflow';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiError, sendJson } from '../../../api/client.js';
import { ClassChip } from '../../../components/ClassChip.js';
import { formatShare } from '../../../share.js';
import { writeDecimal } from '../../../workspace/typed.js';
import type { EntryView } from '../../../workspace/types.js';
import { unitLabel } from '../fields/UnitField.js';
import { useReviewState } from '../questions/useQuestions.js';
import { useNames, useWorkspaceText } from '../text.js';
import { useAssessment, useEntry, useJudgement, useWorkspace } from '../Workspace.js';
import { isYesNo, plainFigure } from './parts.js';
import fieldClasses from '../fields/Field.module.css';
import classes from './Card.module.css';

interface Props {
  readonly dataPoint: DataPoint;
  readonly readOnly: boolean;
}

/** What follows from the figures: value, class, share of the benchmark; last year's beside it. */
export function ResultLine({ dataPoint, readOnly }: Props) {
  const { t, value: format, language } = useWorkspaceText();
  const names = useNames();
  const entry = useEntry(dataPoint.key);
  const result = useJudgement().results.get(dataPoint.key);
  const state = useReviewState(dataPoint.key)?.state;
  const verified = state === 'verified' || state === 'verifiedWithCaveat';
  const label = { valueType: dataPoint.valueType, unitLabel: names.unit(dataPoint.unit) };
  const value = entry.status === 'reported' ? (result?.value ?? null) : null;
  return (
    <div className={classes.result}>
      <span className="num">
        ={' '}
        <strong className={classes.resultValue}>
          {value === null ? t('result.none') : format(value, label)}
        </strong>
      </span>
      {value !== null && (
        <span className={classes.resultClass}>
          <ClassChip class={result?.class ?? null} reason={result?.reason ?? null} />
          <span className="muted">
            {result?.class === null || result === undefined
              ? t('result.unscored')
              : t(verified ? 'result.verified' : 'result.selfAssessed', {
                  share: formatShare(result.share ?? 0, language),
                })}
          </span>
        </span>
      )}
      <LastYear dataPoint={dataPoint} now={value} readOnly={readOnly} />
    </div>
  );
}

function LastYear({ dataPoint, now, readOnly }: Props & { readonly now: number | null }) {
  const text = useWorkspaceText();
  const { t, number, language } = text;
  const names = useNames();
  const { previous, state } = useAssessment();
  const entry = useEntry(dataPoint.key);
  const earlier = previous?.entries[dataPoint.key];
  if (!previous || !earlier) return null;
  const figure = plainFigure(dataPoint.key, earlier);
  const unit = figure === null || isYesNo(figure.unit) ? '' : unitLabel(figure.unit, names, text);
  const shown =
    figure !== null
      ? isYesNo(figure.unit)
        ? t(figure.value >= 1 ? 'value.yes' : 'value.no')
        : number(figure.value)
      : Object.values(earlier.inputs)
          .map((typed) => writeDecimal(typed, language))
          .join(' / ');
  const sameUnit = figure !== null && figure.unit === dataPoint.unit && !isYesNo(figure.unit);
  const change = sameUnit && now !== null ? now - figure.value : null;
  return (
    <span className={`${classes.before} num`}>
      {t('before.was', { year: `${previous.year}`, value: shown, unit })}
      {change !== null && ` (${change > 0 ? '+' : ''}${number(change)})`}
      {!readOnly && isOpenToCity(state) && entry.status === null && (
        <CopyForward dataPoints={[dataPoint.key]} single />
      )}
    </span>
  );
}

/** Takes last year's figures over, where this year has none yet. */
export function CopyForward({
  dataPoints,
  single = false,
}: {
  readonly dataPoints: readonly string[];
  readonly single?: boolean;
}) {
  const { t } = useWorkspaceText();
  const store = useWorkspace();
  const queries = useQueryClient();
  const { id, previous } = useAssessment();
  const [said, setSaid] = useState('');
  const [problem, setProblem] = useState('');
  if (!previous) return null;
  const copy = async () => {
    setProblem('');
    try {
      await store.flush();
      const path = `/assessments/${id}/entries/copy-forward`;
      const { copied } = await sendJson<{ readonly copied: readonly EntryView[] }>('POST', path, {
        body: { dataPoints },
      });
      for (const entry of copied) {
        store.takeEntry(entry);
        await queries.invalidateQueries({ queryKey: ['entry', id, entry.dataPoint] });
      }
      setSaid(t('before.copied', { count: copied.length }));
    } catch (error) {
      setProblem(error instanceof ApiError ? error.message : t('error.unexpected'));
    }
  };
  return (
    <>
      {' '}
      <button type="button" className={fieldClasses.plain} onClick={() => void copy()}>
        {single ? t('before.copy') : t('before.copyAll', { year: `${previous.year}` })}
      </button>{' '}
      <span role="status" className={single ? 'srOnly' : 'small muted'}>
        {said}
      </span>
      {problem !== '' && (
        <span className={fieldClasses.error} role="alert">
          {problem}
        </span>
      )}
    </>
  );
}

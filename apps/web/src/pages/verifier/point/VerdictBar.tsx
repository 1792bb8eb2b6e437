import { useCallback, useRef, useState } from 'react';
import { isJudged, VERDICTS, type VerdictOutcome } from '#workflow';
import { ApiError } from '../../../api/client.js';
import type { DeskAction } from '../../../verifier/keys.js';
import type { DeskPoint } from '../../../verifier/types.js';
import { useDesk } from '../DeskFrame.js';
import { PointState } from '../../../components/review/PointState.js';
import { useDraft } from '../parts/useDraft.js';
import { useDeskText } from '../text.js';
import { BarButton } from './BarButton.js';
import { BarForms } from './BarForms.js';
import { KeyHelp } from './KeyHelp.js';
import { NewerReview } from './NewerReview.js';
import { useDeskKeys } from './useDeskKeys.js';
import type { Move } from './useMove.js';
import { type BarForm, draftOf, useVerdict } from './useVerdict.js';
import classes from './Point.module.css';

interface Props {
  readonly point: DeskPoint;
  /** Nothing newer is on its way to the page. */
  readonly settled: boolean;
  readonly move: Move;
}

/** Verdicts, questions and the way on: always in sight, each with its key. */
export function VerdictBar({ point, settled, move }: Props) {
  const { t } = useDeskText();
  const desk = useDesk();
  const { review, dataPoint } = point;
  const verdict = useVerdict(point, settled);
  const { form, fresh, open, close, bar } = useForms(point);
  const [help, setHelp] = useState(false);
  const [said, setSaid] = useState('');
  const [problem, setProblem] = useState('');
  const busy = useRef(false);
  const obstacle = useObstacle(point);
  const judged = isJudged(review.state);
  const readerMayDecide = judged && !review.confirmed;

  const run = useCallback(
    async (work: () => Promise<boolean>, done: string) => {
      if (busy.current) return;
      busy.current = true;
      setProblem('');
      setSaid('');
      try {
        if (await work()) setSaid(done);
      } catch (error) {
        const unreachable = error instanceof ApiError && error.status === 0;
        const refusal = error instanceof ApiError ? error.message : t('error.unexpected');
        setProblem(unreachable ? t('form.unreachable') : refusal);
      } finally {
        busy.current = false;
      }
    },
    [t],
  );

  const act = (action: DeskAction): void => {
    switch (action) {
      case 'next':
      case 'previous':
        return move.go(action);
      case 'help':
        return setHelp(true);
      case 'ask':
        return desk.asks ? open('ask') : undefined;
      case 'confirm':
        if (!desk.confirms || !readerMayDecide) return;
        return void run(verdict.confirm, t('bar.confirmed'));
      case 'disagree':
        return desk.confirms && judged ? open('disagree') : undefined;
      case 'verified':
      case 'verifiedWithCaveat':
      case 'notVerified':
        return judge(action);
    }
  };
  const judge = (outcome: VerdictOutcome): void => {
    if (!desk.judges) return;
    if (obstacle !== null) return setProblem(obstacle);
    setProblem('');
    if (outcome !== 'verified') return open(outcome);
    void run(() => verdict.judge({ outcome }), t('bar.given', { verdict: t('point.verified') }));
  };
  useDeskKeys((action) => {
    const moves = action === 'next' || action === 'previous';
    if (!moves) act(action);
    return !moves;
  });

  return (
    <div ref={bar} className={classes.bar} role="region" aria-label={t('bar.label')}>
      {verdict.newer !== null && <NewerReview newer={verdict.newer} onKeep={verdict.dismiss} run={run} />}
      {form !== null && verdict.newer === null && (
        <BarForms
          key={form}
          form={form}
          dataPoint={dataPoint}
          verdict={verdict}
          focus={fresh}
          onDone={(done) => {
            close();
            setSaid(done);
          }}
          onCancel={close}
        />
      )}
      <div className={classes.barRow}>
        <div className={classes.barState}>
          <PointState state={review.state} confirmed={review.confirmed} />
          <span role="status" className="small muted">
            {said}
          </span>
          <span role="alert" className={classes.barProblem}>
            {problem}
          </span>
        </div>
        <div className={classes.barButtons}>
          {desk.judges &&
            VERDICTS.map((outcome) => (
              <BarButton
                key={outcome}
                action={outcome}
                act={act}
                pressed={review.state === outcome}
                expanded={outcome === 'verified' ? undefined : form === outcome}
                unavailable={obstacle !== null}
              />
            ))}
          {desk.confirms && (
            <>
              <BarButton
                action="confirm"
                act={act}
                unavailable={!readerMayDecide}
                pressed={review.confirmed}
              />
              <BarButton action="disagree" act={act} unavailable={!judged} expanded={form === 'disagree'} />
            </>
          )}
          {desk.asks && <BarButton action="ask" act={act} expanded={form === 'ask'} />}
          <BarButton action="previous" act={act} unavailable={move.before === null} quiet />
          <BarButton action="next" act={act} unavailable={move.after === null} quiet />
          <BarButton action="help" act={act} quiet />
        </div>
      </div>
      {desk.duty === null && <p className={`${classes.barNote} small muted`}>{t('desk.dutyNone')}</p>}
      {help && <KeyHelp onClose={() => setHelp(false)} />}
    </div>
  );
}

const FORMS: readonly BarForm[] = ['verifiedWithCaveat', 'notVerified', 'ask', 'disagree'];

/** The form that is open, also after a reload; when it closes, the focus goes back to its button. */
function useForms({ dataPoint }: DeskPoint) {
  const { id } = useDesk();
  const [stored, store] = useDraft(draftOf(id, dataPoint, 'form'));
  const [fresh, setFresh] = useState(false);
  const bar = useRef<HTMLDivElement>(null);
  const form = FORMS.find((each) => each === stored) ?? null;
  const open = (next: BarForm): void => {
    setFresh(true);
    store(next);
  };
  const close = (): void => {
    bar.current?.querySelector<HTMLElement>(`[data-action="${form}"]`)?.focus();
    store('');
  };
  return { form, fresh, open, close, bar };
}

/** Why the data point cannot be judged now, as a sentence; `null` when it can. */
function useObstacle({ review }: DeskPoint): string | null {
  const { t } = useDeskText();
  if (review.state === 'notReported') return t('bar.notReported');
  return review.state === 'queried' || review.openQuestions > 0 ? t('bar.questionOpen') : null;
}

import type { DeskPoint } from '../../../verifier/types.js';
import { useDesk } from '../DeskFrame.js';
import { useDraft } from '../parts/useDraft.js';
import { useDeskText } from '../text.js';
import { Part } from './Part.js';
import classes from './Point.module.css';

/** Under which the ticked checks of a data point are kept until a verdict takes them along. */
const draftOf = (assessmentId: string, dataPoint: string): string => `${assessmentId} ${dataPoint} checks`;

/** The checks that are ticked: those of the present work, or those of the verdict in force. */
export function useChecks({ dataPoint, review }: Pick<DeskPoint, 'dataPoint' | 'review'>) {
  const { id } = useDesk();
  const [kept, keep] = useDraft(draftOf(id, dataPoint), (review.verdict?.checks ?? []).join(' '));
  const ticked = kept === '' ? [] : kept.split(' ').map(Number);
  return { ticked, setTicked: (checks: readonly number[]) => keep(checks.join(' ')) };
}

/** What the KPI's own guidance asks verifiers to look at, as a list to tick. */
export function ChecksPart({ point }: { readonly point: DeskPoint }) {
  const { t } = useDeskText();
  const { judges } = useDesk();
  const { ticked, setTicked } = useChecks(point);
  if (point.checks.length === 0) return null;
  return (
    <Part title={t('checks.title')}>
      <ul className={classes.checks}>
        {point.checks.map((check, index) => (
          <li key={check}>
            <label>
              <input
                type="checkbox"
                disabled={!judges}
                checked={ticked.includes(index)}
                onChange={({ currentTarget }) =>
                  setTicked(
                    currentTarget.checked
                      ? [...ticked, index].sort((a, b) => a - b)
                      : ticked.filter((each) => each !== index),
                  )
                }
              />
              <span>{check}</span>
            </label>
          </li>
        ))}
      </ul>
      <p className="small muted num">
        {t('checks.count', { ticked: ticked.length, total: point.checks.length })}
      </p>
    </Part>
  );
}

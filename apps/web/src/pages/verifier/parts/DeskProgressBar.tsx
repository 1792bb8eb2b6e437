import type { DeskProgress } from '../../../verifier/types.js';
import { useDeskText } from '../text.js';
import classes from '../../../components/ProgressBar.module.css';

/** How many of the reported data points have a verdict. The words say the same. */
export function DeskProgressBar({ progress }: { readonly progress: DeskProgress }) {
  const { t } = useDeskText();
  const { judged, queried, answered, reported } = progress;
  const width = (count: number) => ({ width: `${reported === 0 ? 0 : (100 * count) / reported}%` });
  return (
    <div className={classes.progress}>
      <div className={classes.bar} aria-hidden="true">
        <span className={classes.reported} style={width(judged)} />
        <span
          className={classes.notReported}
          style={width(Math.min(queried + answered, reported - judged))}
        />
      </div>
      <span className={`${classes.words} num`}>{t('desk.progress', { judged, reported })}</span>
    </div>
  );
}

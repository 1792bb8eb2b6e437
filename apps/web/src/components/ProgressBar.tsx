import type { TierProgress } from '../api/programme-types.js';
import { useAccountText } from '../session/text.js';
import classes from './ProgressBar.module.css';

/** How far an assessment is: reported, said to be unavailable, still missing. The words say the same. */
export function ProgressBar({ reported, notReported, total }: TierProgress) {
  const { t } = useAccountText();
  const width = (count: number) => ({ width: `${total === 0 ? 0 : (100 * count) / total}%` });
  return (
    <div className={classes.progress}>
      <div className={classes.bar} aria-hidden="true">
        <span className={classes.reported} style={width(reported)} />
        <span className={classes.notReported} style={width(notReported)} />
      </div>
      <span className={`${classes.words} num`}>{t('progress.words', { reported, notReported, total })}</span>
    </div>
  );
}

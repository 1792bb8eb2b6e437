import { Link } from 'react-router';
import type { DeskPoint } from '../../../verifier/types.js';
import { useNames } from '../../workspace/text.js';
import { useDesk } from '../DeskFrame.js';
import { useDeskText } from '../text.js';
import { Part } from './Part.js';
import classes from './Point.module.css';

/** What the rules find about the data point, each with what the city says to it. */
export function FindingsPart({ findings }: Pick<DeskPoint, 'findings'>) {
  const { t, language } = useDeskText();
  const names = useNames();
  const { id } = useDesk();
  return (
    <Part title={t('rules.title')}>
      {findings.length === 0 && <p className="muted">{t('rules.none')}</p>}
      <ul className={classes.findings}>
        {findings.map((finding) => (
          <li key={`${finding.ruleId} ${finding.message}`} data-severity={finding.severity}>
            <strong>{t(`severity.${finding.severity}`)}</strong> {finding.message}
            {finding.dataPoints.length > 1 && (
              <span className={classes.sub}>
                {finding.dataPoints.map((key) => (
                  <span key={key}>
                    <Link to={`/${language}/desk/${id}/${key}`}>{names.dataPoint(key).label}</Link>{' '}
                  </span>
                ))}
              </span>
            )}
            {finding.explanation === null ? (
              <span className={classes.sub}>{t('rules.unexplained')}</span>
            ) : (
              <p className={classes.explanation}>
                <span className="muted">{t('screening.cityExplains')}</span> {finding.explanation}
              </p>
            )}
          </li>
        ))}
      </ul>
    </Part>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { LoadError, Loading } from '../../../components/States.js';
import { moment } from '../../../moments.js';
import { screeningQuery } from '../../../verifier/api.js';
import { FINDING_GROUPS, type Screening, type ScreeningFinding } from '../../../verifier/types.js';
import { useNames } from '../../workspace/text.js';
import { useDesk } from '../DeskFrame.js';
import { useAddress, withParts } from '../parts/useAddress.js';
import { useDraft } from '../parts/useDraft.js';
import { useDeskText } from '../text.js';
import { returnDraft } from './Steps.js';
import fieldClasses from '../../workspace/fields/Field.module.css';
import queueClasses from '../queue/Queue.module.css';
import classes from './Assessment.module.css';

const SHOWN = ['all', 'error', 'warning', 'unexplained'] as const;
type Shown = (typeof SHOWN)[number];

const passes = ({ severity, explained }: ScreeningFinding, shown: Shown): boolean =>
  shown === 'all' || shown === severity || (shown === 'unexplained' && !explained && severity !== 'info');

/** What the rules find in the assessment as it stands, with what the city says about it. */
export function ScreeningPart() {
  const { t, language } = useDeskText();
  const { id } = useDesk();
  const query = useQuery(screeningQuery(id, language));
  return (
    <section className={classes.part} aria-labelledby="screening">
      <h2 id="screening">{t('deskPart.screening')}</h2>
      {query.isPending && <Loading lines={8} />}
      {query.isError && <LoadError error={query.error} onRetry={() => void query.refetch()} />}
      {query.isSuccess && <Report report={query.data} />}
    </section>
  );
}

function Report({ report }: { readonly report: Screening }) {
  const { t, language, percent } = useDeskText();
  const { address } = useAddress();
  const asked = address.get('severity');
  const shown = SHOWN.find((each) => each === asked) ?? 'all';
  const { findings, completeness } = report;
  const found = findings.filter((finding) => passes(finding, shown));
  return (
    <>
      <p className="prose">
        {t('screening.completeness', {
          reported: completeness.reported,
          total: completeness.total,
          share: percent(100 * completeness.notReportedShare, 0),
        })}{' '}
        <span className="muted">{t('screening.at', { at: moment(report.at, language) })}</span>
      </p>
      {findings.length === 0 && <p>{t('screening.none')}</p>}
      {findings.length > 0 && (
        <nav aria-label={t('filter.label')}>
          <ul className={queueClasses.filters}>
            {SHOWN.map((each) => (
              <li key={each}>
                <Link
                  to={{ search: `${withParts(address, { severity: each === 'all' ? null : each })}` }}
                  replace
                  preventScrollReset
                  aria-current={shown === each ? 'true' : undefined}
                >
                  {t(`screening.${each}`)}{' '}
                  <span className="num">{findings.filter((finding) => passes(finding, each)).length}</span>
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {FINDING_GROUPS.map((group) => {
        const own = found.filter((finding) => finding.group === group);
        if (own.length === 0) return null;
        return (
          <section key={group} className={classes.section} aria-labelledby={`group-${group}`}>
            <h3 id={`group-${group}`}>{t(`findingGroup.${group}`)}</h3>
            <ul className={classes.plainList}>
              {own.map((finding) => (
                <Finding
                  key={`${finding.rule} ${finding.dataPoints.join(' ')} ${finding.message}`}
                  finding={finding}
                />
              ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}

function Finding({ finding }: { readonly finding: ScreeningFinding }) {
  const { t, language } = useDeskText();
  const names = useNames();
  const { id } = useDesk();
  const { severity, message, dataPoints, explanation, rule } = finding;
  return (
    <li className={classes.finding} data-severity={severity}>
      <p>
        <strong>{t(`severity.${severity}`)}</strong> {message}
      </p>
      {dataPoints.length > 0 && (
        <p className="small">
          {dataPoints.map((key, index) => (
            <span key={key}>
              {index > 0 && ' · '}
              <Link to={`/${language}/desk/${id}/${key}`}>{names.dataPoint(key).label}</Link>
            </span>
          ))}
        </p>
      )}
      {explanation !== null && (
        <p className={classes.explanation}>
          <span className="muted">{t('screening.cityExplains')}</span> {explanation}
        </p>
      )}
      <p className="small muted">
        {t('screening.rule', { rule })} <AddToReturn message={message} />
      </p>
    </li>
  );
}

/** Takes a finding into the reasons for returning, where the assessment can be returned. */
function AddToReturn({ message }: { readonly message: string }) {
  const { t } = useDeskText();
  const { id, actions } = useDesk();
  const [reasons, setReasons] = useDraft(returnDraft(id));
  const [added, setAdded] = useState(false);
  if (!actions.some(({ event, allowed }) => event === 'return' && allowed)) return null;
  return (
    <button
      type="button"
      className={fieldClasses.plain}
      onClick={() => {
        setReasons([...(reasons === '' ? [] : [reasons]), `– ${message}`].join('\n'));
        setAdded(true);
      }}
    >
      {t(added ? 'screening.added' : 'screening.add')}
      <span className="srOnly">: {message}</span>
    </button>
  );
}

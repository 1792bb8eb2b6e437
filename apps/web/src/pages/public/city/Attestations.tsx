import type { Attestation, EditionDetail } from '../../../api/types.js';
import { useText } from '../../../language.js';
import { dayInWords } from '../../../moments.js';
import classes from './Attestations.module.css';

/** Who vouches for a verified edition, in their own words, and how many figures were accepted. */
export function Attestations({ edition }: { readonly edition: EditionDetail }) {
  const { t } = useText();
  const { verdicts, attestations } = edition;
  const count = (outcome: string) => verdicts.filter((verdict) => verdict.outcome === outcome).length;
  return (
    <>
      <p>
        {t('about.verdicts', {
          verified: count('verified'),
          caveats: count('verifiedWithCaveat'),
          refused: count('notVerified'),
        })}
      </p>
      <ol className={classes.list}>
        {attestations.map((attestation) => (
          <li key={`${attestation.role} ${attestation.name} ${attestation.on} ${attestation.statement}`}>
            <Words attestation={attestation} />
          </li>
        ))}
      </ol>
    </>
  );
}

function Words({ attestation }: { readonly attestation: Attestation }) {
  const { t, language } = useText();
  const { role, name, grade, statement, on } = attestation;
  return (
    <>
      <p className={classes.who}>
        <strong>{name}</strong>
        <span className="muted">
          {[
            t(`about.role.${role}`),
            ...(grade === null ? [] : [t(`about.grade.${grade}`)]),
            dayInWords(on, language),
          ].join(' · ')}
        </span>
      </p>
      {statement === null ? (
        <p>{t(role === 'secondReader' ? 'about.confirmed' : 'about.released')}</p>
      ) : (
        <blockquote className={classes.statement}>{statement}</blockquote>
      )}
    </>
  );
}

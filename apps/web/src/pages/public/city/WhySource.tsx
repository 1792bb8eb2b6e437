import { Source } from '../../../components/BenchmarkFacts.js';
import { useText } from '../../../language.js';
import { ProofDownload } from './ProofDownload.js';
import { originText, qualityText } from './words.js';
import type { WhyProps } from './whyProps.js';
import classes from './WhyDrawer.module.css';

/** Quality, origin and sources as the city stated them, and how much evidence the verifiers saw. */
export function WhySource({ edition, submitted, explanation }: WhyProps) {
  const { t } = useText();
  const provenance = edition.provenance.find(({ dataPoint }) => dataPoint === explanation.dataPoint);
  const evidence = provenance?.evidence ?? [];
  const { quality = null, origin = null, sources = null } = submitted ?? {};
  if (quality === null && origin === null && sources === null && evidence.length === 0) return null;
  return (
    <li className={classes.step}>
      <h3>{t('why.source')}</h3>
      <dl className={classes.stated}>
        {sources !== null && (
          <div>
            <dt>{t('why.sources')}</dt>
            <dd>
              <Source text={sources} />
            </dd>
          </div>
        )}
        {quality !== null && (
          <div>
            <dt>{t('why.quality')}</dt>
            <dd>{qualityText(quality, t)}</dd>
          </div>
        )}
        {origin !== null && (
          <div>
            <dt>{t('why.origin')}</dt>
            <dd>{originText(origin, t)}</dd>
          </div>
        )}
        {evidence.length > 0 && (
          <div>
            <dt>{t('why.evidence')}</dt>
            <dd>
              {t('why.evidenceFiles', { count: evidence.length })}
              {evidence.map((hash) => (
                <code key={hash} className={classes.hash}>
                  {hash}
                </code>
              ))}
            </dd>
          </div>
        )}
      </dl>
    </li>
  );
}

/** The proof that this very value was published, for whatever the edition says something about. */
export function WhyProof({ edition, submitted, explanation: { dataPoint } }: WhyProps) {
  const { t } = useText();
  if (submitted === undefined) return null;
  return (
    <li className={classes.step}>
      <h3>{t('why.proof')}</h3>
      <p>{t('proof.text')}</p>
      <ProofDownload
        editionId={edition.id}
        dataPoint={dataPoint}
        label={t('proof.value')}
        name={`${edition.city.slug}-${edition.reportingYear}-${dataPoint}`}
      />
    </li>
  );
}

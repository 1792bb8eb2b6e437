import { Link } from 'react-router';
import { apiUrl } from '../../../api/client.js';
import type { EditionDetail, EditionSummary } from '../../../api/types.js';
import { CopyText } from '../../../components/CopyText.js';
import { SourceLink } from '../../../components/SourceLink.js';
import { countryName, LANGUAGES, useText } from '../../../language.js';
import classes from './CityHeader.module.css';

interface Props {
  readonly edition: EditionDetail;
  readonly editions: readonly EditionSummary[];
}

/** Who, where, when, in which state, from which document; and the same as files. */
export function CityHeader({ edition, editions }: Props) {
  const { t, language } = useText();
  const others = editions.filter(({ id }) => id !== edition.id);
  return (
    <header>
      <h1>
        {edition.city.name}
        <span className={classes.where}>
          {t('city.where', {
            country: countryName(edition.city, language),
            year: String(edition.reportingYear),
          })}
        </span>
      </h1>
      <p className={classes.state}>
        {t(`state.${edition.state}`, { benchmarks: edition.versions.benchmarks })}
      </p>
      {edition.state === 'publishedElsewhere' && edition.values.length < edition.result.dataPoints.length && (
        <p className="muted">
          {t('city.given', { given: edition.values.length, total: edition.result.dataPoints.length })}
        </p>
      )}
      <dl className={classes.facts}>
        <div>
          <dt>{t('city.source')}</dt>
          <dd>
            <SourceLink text={edition.document ?? edition.source ?? ''} source={edition.source} />
          </dd>
        </div>
        <div>
          <dt>{t('city.edition')}</dt>
          <dd>
            <Link to={`/${language}/editions/${edition.id}`}>
              {t('city.editionNumber', { number: edition.number })}
            </Link>
            {', '}
            <CopyText
              text={edition.contentHash}
              shown={edition.contentHash.slice(0, 12)}
              label={t('city.hash')}
            />
          </dd>
        </div>
        <div className={classes.downloads}>
          <dt>{t('downloads.snapshot')}</dt>
          <dd>
            {LANGUAGES.map((lang) => (
              <a
                key={lang}
                href={apiUrl(`/editions/${edition.id}/documents/snapshot.pdf`, { lang })}
                hrefLang={lang}
                download={`${edition.city.slug}-${edition.reportingYear}-snapshot-${lang}.pdf`}
              >
                {t(`downloads.pdf.${lang}`)}
              </a>
            ))}
          </dd>
        </div>
        <div className={classes.downloads}>
          <dt>{t('downloads.data')}</dt>
          <dd>
            <a
              href={apiUrl(`/editions/${edition.id}/content`)}
              download={`${edition.city.slug}-${edition.reportingYear}.json`}
            >
              {t('downloads.json')}
            </a>
          </dd>
        </div>
        {others.length > 0 && (
          <div>
            <dt>{t('city.otherEditions')}</dt>
            <dd>
              <ul className={classes.others}>
                {others.map(({ id, number, reportingYear }) => (
                  <li key={id}>
                    <Link to={`/${language}/editions/${id}`}>
                      {t('city.otherEdition', { number, year: String(reportingYear) })}
                    </Link>
                  </li>
                ))}
              </ul>
            </dd>
          </div>
        )}
      </dl>
    </header>
  );
}

import { Link } from 'react-router';
import { apiUrl } from '../../../api/client.js';
import type { CityEdition, EditionDetail } from '../../../api/types.js';
import { CopyText } from '../../../components/CopyText.js';
import { EditionMark } from '../../../components/EditionMark.js';
import { SourceLink } from '../../../components/SourceLink.js';
import { countryName, LANGUAGES, useText } from '../../../language.js';
import { dayInWords } from '../../../moments.js';
import { Series } from './Series.js';
import type { Place } from './usePlace.js';
import classes from './CityHeader.module.css';

interface Props {
  readonly edition: EditionDetail;
  readonly editions: readonly CityEdition[];
  readonly place: Place;
}

/** Who, where, when, in which state, from which document; and the same as files. */
export function CityHeader({ edition, editions, place }: Props) {
  const { t, language } = useText();
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
      <State edition={edition} />
      <Series edition={edition} />
      <dl className={classes.facts}>
        <div className={classes.source}>
          <dt>{t('city.source')}</dt>
          <dd>
            {edition.state === 'verified' ? (
              t('city.citySource')
            ) : (
              <SourceLink text={edition.document ?? edition.source ?? ''} source={edition.source} />
            )}
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
            {editions.length > 1 && (
              <ToEditions place={place} text={t('city.allEditions', { count: editions.length })} />
            )}
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
        <div className={classes.downloads}>
          <dt>{t('city.proof')}</dt>
          <dd>
            <ToEditions place={place} text={t('city.proofLink')} />
          </dd>
        </div>
      </dl>
    </header>
  );
}

function State({ edition }: Pick<Props, 'edition'>) {
  const { t, language } = useText();
  const { state, versions, values, result, publishedAt } = edition;
  const { benchmarks } = versions;
  if (state === 'verified') {
    return (
      <p className={classes.state}>
        <EditionMark state={state} />
        <span className="muted">
          {', '}
          {t('state.verified', { benchmarks, date: dayInWords(publishedAt, language) })}
        </span>
      </p>
    );
  }
  return (
    <>
      <p className={classes.state}>{t(`state.${state}`, { benchmarks })}</p>
      {values.length < result.dataPoints.length && (
        <p className="muted">{t('city.given', { given: values.length, total: result.dataPoints.length })}</p>
      )}
    </>
  );
}

/** Leads to the tab with all editions and the proof; its address can be shared. */
function ToEditions({ place, text }: Pick<Props, 'place'> & { readonly text: string }) {
  return (
    <Link
      to="?tab=editions"
      className={classes.toEditions}
      onClick={(event) => {
        event.preventDefault();
        place.openTab('editions');
      }}
    >
      {text}
    </Link>
  );
}

import { Link } from 'react-router';
import type { CityEdition } from '../../../api/types.js';
import { DataTable } from '../../../components/DataTable.js';
import { EditionMark } from '../../../components/EditionMark.js';
import { useText } from '../../../language.js';
import { dayInWords } from '../../../moments.js';
import { tabId } from '../../../places.js';
import { ProofDownload } from './ProofDownload.js';
import type { TabProps } from './tabProps.js';
import classes from './EditionsTab.module.css';

/** Every edition of the city with its address and what it changed; and how to check that nothing was changed since. */
export function EditionsTab({ edition, editions }: Pick<TabProps, 'edition' | 'editions'>) {
  const { t, language } = useText();
  return (
    <div className={classes.parts}>
      <section>
        <h2 id={tabId('editions')} tabIndex={-1}>
          {t('editions.heading')}
        </h2>
        <p className="prose">{t('editions.intro')}</p>
        <History editions={editions} shown={edition.id} />
      </section>
      <section>
        <h2>{t('city.proof')}</h2>
        <p className="prose">{t('proof.text')}</p>
        <p>
          <ProofDownload
            editionId={edition.id}
            label={t('proof.edition')}
            name={`${edition.city.slug}-${edition.reportingYear}-edition-${edition.number}`}
          />
        </p>
        <p>
          <Link to={`/${language}/verify`}>{t('proof.checkFile')}</Link>
        </p>
      </section>
    </div>
  );
}

function History({ editions, shown }: { readonly editions: readonly CityEdition[]; readonly shown: string }) {
  const { t, language } = useText();
  return (
    <DataTable caption={t('editions.table')} minWidth="44rem">
      <thead>
        <tr>
          <th scope="col">{t('editions.column.number')}</th>
          <th scope="col">{t('editions.column.year')}</th>
          <th scope="col">{t('editions.column.state')}</th>
          <th scope="col">{t('editions.column.published')}</th>
          <th scope="col">{t('editions.column.relation')}</th>
          <th scope="col">{t('editions.column.hash')}</th>
        </tr>
      </thead>
      <tbody>
        {editions.map((each) => (
          <tr key={each.id} data-shown={each.id === shown || undefined} className={classes.row}>
            <th scope="row">
              <Link to={`/${language}/editions/${each.id}`}>
                {t('city.editionNumber', { number: each.number })}
              </Link>
              {each.id === shown && <span className={classes.shown}>{t('editions.shown')}</span>}
            </th>
            <td>{each.reportingYear}</td>
            <td>
              <EditionMark state={each.state} />
            </td>
            <td className={classes.date}>{dayInWords(each.publishedAt, language)}</td>
            <td>
              <Relation edition={each} />
            </td>
            <td>
              <code title={each.contentHash}>{each.contentHash.slice(0, 12)}</code>
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

function Relation({ edition }: { readonly edition: CityEdition }) {
  const { t, language } = useText();
  const { id, supersedes, supersededBy, correction } = edition;
  return (
    <>
      {supersededBy !== null && (
        <span className={classes.line}>{t('editions.supersededBy', { number: supersededBy.number })}</span>
      )}
      {supersedes !== null && (
        <span className={classes.line}>
          {t('editions.supersedes', { number: supersedes.number })}{' '}
          {correction !== null && <q>{correction}</q>}{' '}
          <Link to={`/${language}/editions/${id}/changes`}>{t('city.whatChanged')}</Link>
        </span>
      )}
    </>
  );
}

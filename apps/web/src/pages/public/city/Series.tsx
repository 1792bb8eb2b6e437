import { Link } from 'react-router';
import type { EditionDetail } from '../../../api/types.js';
import { useText } from '../../../language.js';
import { dayInWords } from '../../../moments.js';
import classes from './Series.module.css';

/** What a reader must know of the editions before and after: that this one is superseded, or what it corrects. */
export function Series({ edition }: { readonly edition: EditionDetail }) {
  const { t, language } = useText();
  const { supersededBy, supersedes, correction } = edition;
  const to = (id: string) => `/${language}/editions/${id}`;
  const named = ({ number, publishedAt }: { number: number; publishedAt: string }) => ({
    number,
    date: dayInWords(publishedAt, language),
  });
  return (
    <>
      {supersededBy !== null && (
        <div className={classes.superseded} role="note">
          <p>
            {t('city.superseded')}{' '}
            <Link to={to(supersededBy.id)}>{t('city.supersededLink', named(supersededBy))}</Link>{' '}
            <Link to={`${to(supersededBy.id)}/changes`}>{t('city.whatChanged')}</Link>
          </p>
        </div>
      )}
      {supersedes !== null && (
        <p className={classes.corrects}>
          {t('city.corrects', named(supersedes))}{' '}
          {correction !== null && <q className={classes.reason}>{correction}</q>}{' '}
          <Link to={`${to(edition.id)}/changes`}>{t('city.whatChanged')}</Link>
        </p>
      )}
    </>
  );
}

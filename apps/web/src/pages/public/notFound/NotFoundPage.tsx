import { Link } from 'react-router';
import { PageTitle } from '../../../components/PageTitle.js';
import { useText } from '../../../language.js';

/** The address leads nowhere. `what` says what was looked for, when that is known. */
export function NotFoundPage({ what = 'page' }: { readonly what?: 'page' | 'city' | 'edition' | 'kpi' }) {
  const { t, language } = useText();
  return (
    <div className="prose">
      <PageTitle>{t(`notFound.${what}`)}</PageTitle>
      <h1>{t(`notFound.${what}`)}</h1>
      <p>{t('notFound.hint')}</p>
      <p>
        <Link to={`/${language}`}>{t('notFound.home')}</Link>
      </p>
    </div>
  );
}

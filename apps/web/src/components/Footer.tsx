import { Link } from 'react-router';
import { useText } from '../language.js';
import classes from './Footer.module.css';

/** What the figures are and are not, on every page. */
export function Footer() {
  const { t, language } = useText();
  return (
    <footer className={classes.footer}>
      <div className={classes.inner}>
        <p>{t('footer.claim')}</p>
        <p className={classes.links}>
          <Link to={`/${language}/method`}>{t('footer.method')}</Link>
          <Link to={`/${language}/verify`}>{t('footer.verify')}</Link>
        </p>
      </div>
    </footer>
  );
}

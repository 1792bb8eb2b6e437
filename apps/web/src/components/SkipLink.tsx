import { useText } from '../language.js';
import classes from './SkipLink.module.css';

/** First stop of the Tab key: past the navigation, to the page. */
export function SkipLink() {
  const { t } = useText();
  return (
    <a className={classes.link} href="#main">
      {t('nav.skip')}
    </a>
  );
}

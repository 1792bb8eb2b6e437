import { useRef, useState } from 'react';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import { Dialog } from '../../../components/Dialog.js';
import { SHOWN } from '../../../workspace/filter.js';
import { useWorkspaceText } from '../text.js';
import { SEARCH_ID } from './useHotkeys.js';
import { useFiltered } from './useFiltered.js';
import fieldClasses from '../fields/Field.module.css';
import classes from './Frame.module.css';

/** Search and filters; both stand in the address, so they can be shared and survive a reload. */
export function Search() {
  const { t, language } = useWorkspaceText();
  const { assessmentId = '', category } = useParams();
  const [address] = useSearchParams();
  const navigate = useNavigate();
  const { filter } = useFiltered();
  const [help, setHelp] = useState(false);
  const addressWith = (name: string, value: string) => {
    const next = new URLSearchParams(address);
    if (value === '') next.delete(name);
    else next.set(name, value);
    return next;
  };
  const [draft, setDraft] = useState(filter.search);
  const [seen, setSeen] = useState(filter.search);
  const [sent, setSent] = useState(filter.search);
  if (filter.search !== seen) {
    setSeen(filter.search);
    // Changed by a link or by going back. What comes from this field is behind the typing and changes nothing.
    if (filter.search !== sent) setDraft(filter.search);
  }
  const timer = useRef(0);
  const search = (text: string) => {
    setDraft(text);
    window.clearTimeout(timer.current);
    // The address follows the typing at a distance: letters must not wait for it.
    timer.current = window.setTimeout(() => {
      setSent(text);
      const next = { search: `${addressWith('q', text)}` };
      // Pages other than the forms have nothing to filter: the overview lists what was found.
      const to =
        category === undefined ? { pathname: `/${language}/workspace/${assessmentId}`, ...next } : next;
      void navigate(to, { replace: true, preventScrollReset: true });
    }, 200);
  };
  return (
    <div className={classes.tools} role="search">
      <div className={classes.search}>
        <label className="srOnly" htmlFor={SEARCH_ID}>
          {t('search.label')}
        </label>
        <input
          id={SEARCH_ID}
          className={fieldClasses.control}
          type="search"
          placeholder={t('search.placeholder')}
          value={draft}
          onChange={(event) => search(event.currentTarget.value)}
        />
      </div>
      <ul className={classes.filters} aria-label={t('filter.label')}>
        {SHOWN.map((each) => (
          <li key={each}>
            <Link
              to={{
                // Without a path it stays on the category's page.
                ...(category === undefined ? { pathname: `/${language}/workspace/${assessmentId}` } : {}),
                search: `${addressWith('show', each === 'all' ? '' : each)}`,
              }}
              replace
              preventScrollReset
              aria-current={filter.shown === each ? 'true' : undefined}
            >
              {t(`filter.${each}`)}
            </Link>
          </li>
        ))}
      </ul>
      <button type="button" className={fieldClasses.plain} onClick={() => setHelp(true)}>
        {t('help.open')}
      </button>
      {help && (
        <Dialog title={t('help.title')} onClose={() => setHelp(false)}>
          <dl>
            {(['slash', 'enter', 'tab', 'escape', 'numbers', 'save'] as const).map((item) => (
              <div key={item} style={{ marginBottom: '0.625rem' }}>
                <dt style={{ fontWeight: 600 }}>{t(`help.${item}.keys`)}</dt>
                <dd>{t(`help.${item}.text`)}</dd>
              </div>
            ))}
          </dl>
        </Dialog>
      )}
    </div>
  );
}

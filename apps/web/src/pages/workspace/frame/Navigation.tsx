import { useState } from 'react';
import { NavLink, useLocation, useParams } from 'react-router';
import { Button } from '@mantine/core';
import { type Progress, progressByPlace } from '../../../workspace/filter.js';
import { places } from '../../../workspace/places.js';
import { useNames, useWorkspaceText } from '../text.js';
import { useAssessment } from '../Workspace.js';
import { useFiltered } from './useFiltered.js';
import classes from './Frame.module.css';

const PARTS = ['profile', 'maturity', 'questions', 'people', 'exchange', 'readiness'] as const;

/** The way to every part of the assessment, with what is done and what needs a look. */
export function Navigation() {
  const { t, language } = useWorkspaceText();
  const names = useNames();
  const { assessmentId = '' } = useParams();
  const { search } = useLocation();
  const { filter, on } = useFiltered();
  const [open, setOpen] = useState(false);
  const base = `/${language}/workspace/${assessmentId}`;
  const progress = progressByPlace(filter, on);
  const filtering = filter.search.trim() !== '' || filter.shown !== 'all';
  const dimensions = [...new Set(places.map(({ dimension }) => dimension))];
  const close = () => setOpen(false);
  const { submittedAt, questions } = useAssessment();
  // Nothing is asked before the first submission.
  const parts = PARTS.filter((part) => part !== 'questions' || submittedAt !== null);
  return (
    <nav className={classes.nav} aria-label={t('nav.workspace')}>
      <div className={classes.navToggle}>
        <Button variant="default" size="compact-md" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t('nav.parts')}
        </Button>
      </div>
      <div className={classes.navInner} data-closed={!open || undefined}>
        <ul>
          <li>
            <NavLink to={{ pathname: base, search }} end onClick={close}>
              {t('part.overview')}
            </NavLink>
          </li>
          {parts.map((part) => (
            <li key={part}>
              <NavLink to={`${base}/${part}`} onClick={close}>
                <span>{t(`part.${part}`)}</span>
                {part === 'questions' && questions.open > 0 && (
                  <span className={classes.count}>
                    <span aria-hidden="true">{questions.open}</span>
                    <span className="srOnly">{t('part.questions.open', { count: questions.open })}</span>
                  </span>
                )}
              </NavLink>
            </li>
          ))}
        </ul>
        {dimensions.map((dimension) => (
          <section key={dimension}>
            <h2>{names.dimension(dimension)}</h2>
            <ul>
              {places
                .filter((place) => place.dimension === dimension)
                .map((place) => {
                  const at = progress.get(place.slug);
                  return (
                    <li key={place.slug}>
                      <NavLink
                        to={{ pathname: `${base}/${place.slug}`, search }}
                        onClick={close}
                        data-empty={(filtering && at?.matching === 0) || undefined}
                      >
                        <span>{names.category(place.category)}</span>
                        {at && <Count progress={at} filtering={filtering} />}
                      </NavLink>
                    </li>
                  );
                })}
            </ul>
          </section>
        ))}
      </div>
    </nav>
  );
}

function Count({ progress, filtering }: { readonly progress: Progress; readonly filtering: boolean }) {
  const { t } = useWorkspaceText();
  const { total, reported, notReported, errors, warnings, matching } = progress;
  if (filtering) return <span className={classes.count}>{t('count.matching', { count: matching })}</span>;
  return (
    <span className={classes.count}>
      {errors > 0 && (
        <b data-severity="error">
          <span aria-hidden="true">{errors} ×</span>
          <span className="srOnly">{t('count.errors', { count: errors })}</span>
        </b>
      )}
      {warnings > 0 && (
        <b>
          <span aria-hidden="true">{warnings} !</span>
          <span className="srOnly">{t('count.warnings', { count: warnings })}</span>
        </b>
      )}
      <span aria-hidden="true">
        {reported + notReported}/{total}
      </span>
      <span className="srOnly">{t('count.done', { done: reported + notReported, total })}</span>
    </span>
  );
}

import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import { placeOf } from '../../../workspace/places.js';
import { useNames } from '../../workspace/text.js';
import { useDesk } from '../DeskFrame.js';
import { StateSign } from '../../../components/review/PointState.js';
import { useChoice } from '../parts/useChoice.js';
import { useDeskText } from '../text.js';
import classes from './Point.module.css';

/** The data points of the chosen list, with their states; on wide screens beside the one at hand. */
export function PointList({ current }: { readonly current: string }) {
  const { t, language } = useDeskText();
  const names = useNames();
  const { id, rows } = useDesk();
  const { choice, passes, search } = useChoice();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const frame = list.current;
    const item = frame?.querySelector<HTMLElement>('[aria-current="page"]');
    if (!frame || !item) return;
    // Only the list scrolls, never the page.
    const above = item.offsetTop - frame.scrollTop;
    if (above < 0 || above > frame.clientHeight - 48)
      frame.scrollTop = item.offsetTop - frame.clientHeight / 2;
  }, [current]);
  const shown = rows.filter((row) => row.dataPoint === current || passes(row));
  const groups = Map.groupBy(shown, ({ dataPoint }) => placeOf(dataPoint));
  return (
    <nav className={classes.list} aria-label={t('deskPart.points')}>
      <p className="small muted">
        {t(`points.${choice.shown}`)} <span className="num">{shown.filter(passes).length}</span>
        <br />
        <Link to={{ pathname: `/${language}/desk/${id}`, search }}>{t('point.toList')}</Link>
      </p>
      <div ref={list} className={classes.listInner}>
        {[...groups].map(([place, own]) => (
          <section key={place?.slug ?? ''}>
            {place && <h2>{names.category(place.category)}</h2>}
            <ul>
              {own.map(({ dataPoint, state }) => (
                <li key={dataPoint}>
                  <Link
                    to={{ pathname: `/${language}/desk/${id}/${dataPoint}`, search }}
                    aria-current={dataPoint === current ? 'page' : undefined}
                  >
                    <StateSign state={state} />
                    <span>
                      {names.dataPoint(dataPoint).short}
                      <span className="srOnly">, {t(`point.${state}`)}</span>
                    </span>
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </nav>
  );
}

import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { isJudged } from '#workflow';
import { Notice } from '../../../components/States.js';
import { countFilters, POINT_FILTERS } from '../../../verifier/filter.js';
import type { DeskRow } from '../../../verifier/types.js';
import { placeByAddress, places } from '../../../workspace/places.js';
import { useNames } from '../../workspace/text.js';
import { useDesk } from '../DeskFrame.js';
import { SearchField } from '../parts/SearchField.js';
import { SelectField } from '../parts/SelectField.js';
import { useAddress, withParts } from '../parts/useAddress.js';
import { useChoice } from '../parts/useChoice.js';
import { useDeskText } from '../text.js';
import { BulkConfirm } from './BulkConfirm.js';
import { BulkVerdict } from './BulkVerdict.js';
import { PointTable } from './PointTable.js';
import queueClasses from '../queue/Queue.module.css';
import classes from './Assessment.module.css';

/** The data points with their states; a filtered list can be judged at once. */
export function PointsPart() {
  const { t } = useDeskText();
  const { rows } = useDesk();
  const { passes } = useChoice();
  const { change } = useAddress();
  const shown = rows.filter(passes);
  return (
    <section className={classes.part} aria-labelledby="points">
      <h2 id="points">{t('deskPart.points')}</h2>
      <Filters />
      <p role="status" className="muted">
        {t('points.count', { count: shown.length, total: rows.length })}
      </p>
      <Bulk rows={shown} />
      {shown.length === 0 ? (
        <Notice
          title={t('points.nothing')}
          action={
            <Button
              variant="default"
              size="compact-md"
              onClick={() => change({ show: null, in: null, q: null })}
            >
              {t('filter.clear')}
            </Button>
          }
        >
          {t('points.nothingText')}
        </Notice>
      ) : (
        <PointTable rows={shown} />
      )}
    </section>
  );
}

function Filters() {
  const { t } = useDeskText();
  const names = useNames();
  const { rows } = useDesk();
  const { choice } = useChoice();
  const { address, change } = useAddress();
  const counts = countFilters(rows, choice, names);
  return (
    <>
      <nav aria-label={t('filter.label')}>
        <ul className={queueClasses.filters}>
          {POINT_FILTERS.map((shown) => (
            <li key={shown}>
              <Link
                to={{ search: `${withParts(address, { show: shown === 'all' ? null : shown })}` }}
                replace
                preventScrollReset
                aria-current={choice.shown === shown ? 'true' : undefined}
              >
                {t(`points.${shown}`)} <span className="num">{counts[shown]}</span>
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <div className={queueClasses.fields}>
        <SearchField label={t('search.label')} value={choice.search} onSearch={(q) => change({ q })} />
        <SelectField
          label={t('points.category')}
          value={placeByAddress(choice.category ?? '')?.slug ?? ''}
          choices={[
            { value: '', label: t('points.anyCategory') },
            ...places.map(({ slug, category, dimension }) => ({
              value: slug,
              label: t('group.in', { name: names.category(category), within: names.dimension(dimension) }),
            })),
          ]}
          onChoose={(slug) => change({ in: slug })}
        />
      </div>
    </>
  );
}

/** What can be done with all data points of the list at once. */
function Bulk({ rows }: { readonly rows: readonly DeskRow[] }) {
  const { t } = useDeskText();
  const { judges, confirms } = useDesk();
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  const judged = rows.filter(({ state, confirmed }) => isJudged(state) && !confirmed);
  const judgeable = rows.filter(
    ({ state }) => state === 'reported' || state === 'answered' || isJudged(state),
  );
  const count = judges ? judgeable.length : judged.length;
  if ((!judges && !confirms) || count === 0) return null;
  return (
    <div className={classes.bulk}>
      <Button variant="default" onClick={() => setOpen(true)}>
        {t(judges ? 'bulk.judge' : 'bulk.confirm', { count })}
      </Button>
      {open && judges && <BulkVerdict rows={rows} onClose={close} />}
      {open && !judges && <BulkConfirm rows={judged} onClose={close} />}
    </div>
  );
}

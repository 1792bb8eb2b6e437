import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { ASSESSMENT_STATES } from '#workflow';
import { PageTitle } from '../../../components/PageTitle.js';
import { LoadError, Loading, Notice } from '../../../components/States.js';
import { deskQuery } from '../../../verifier/api.js';
import {
  countStates,
  QUEUE_ORDERS,
  queueOf,
  readQueueFilter,
  type QueueFilter,
} from '../../../verifier/queue.js';
import type { DeskItem } from '../../../verifier/types.js';
import { SearchField } from '../parts/SearchField.js';
import { SelectField } from '../parts/SelectField.js';
import { useAddress, withParts } from '../parts/useAddress.js';
import { useImmediate } from '../parts/useImmediate.js';
import { useDeskText } from '../text.js';
import { QueueTable } from './QueueTable.js';
import classes from './Queue.module.css';

/** Every assessment that cities have handed in, the longest waiting first. */
export function QueuePage() {
  const { t } = useDeskText();
  const query = useQuery(deskQuery);
  return (
    <>
      <PageTitle>{t('desk.title')}</PageTitle>
      <h1>{t('desk.title')}</h1>
      <p className="prose">{t('desk.intro')}</p>
      {query.isPending && <Loading lines={6} height={36} />}
      {query.isError && <LoadError error={query.error} onRetry={() => void query.refetch()} />}
      {query.isSuccess && <Queue items={query.data.items} />}
    </>
  );
}

function Queue({ items }: { readonly items: readonly DeskItem[] }) {
  const { t, language } = useDeskText();
  const { address } = useAddress();
  const filter = readQueueFilter(address);
  const shown = queueOf(items, filter, language);
  if (items.length === 0) return <Notice title={t('desk.none')}>{t('desk.noneText')}</Notice>;
  return (
    <>
      <States items={items} filter={filter} />
      <Fields items={items} filter={filter} />
      <p role="status" className="muted">
        {t('desk.count', { count: shown.length })}
      </p>
      {shown.length === 0 ? (
        <Notice title={t('desk.nothing')} action={<Link to={{ search: '' }}>{t('filter.clear')}</Link>}>
          {t('desk.nothingText')}
        </Notice>
      ) : (
        <QueueTable items={shown} />
      )}
    </>
  );
}

/** States that have an assessment, each with their number. */
function States({ items, filter }: { readonly items: readonly DeskItem[]; readonly filter: QueueFilter }) {
  const { t } = useDeskText();
  const { address } = useAddress();
  const counts = countStates(items, filter);
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const present = ASSESSMENT_STATES.filter((state) => counts.has(state) || state === filter.state);
  return (
    <nav aria-label={t('desk.states')}>
      <ul className={classes.filters}>
        {[null, ...present].map((state) => (
          <li key={state}>
            <Link
              to={{ search: `${withParts(address, { state })}` }}
              replace
              preventScrollReset
              aria-current={filter.state === state ? 'true' : undefined}
            >
              {state === null ? t('filter.all') : t(`assessment.${state}`)}{' '}
              <span className="num">{state === null ? all : (counts.get(state) ?? 0)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Fields({ items, filter }: { readonly items: readonly DeskItem[]; readonly filter: QueueFilter }) {
  const { t, language } = useDeskText();
  const { change } = useAddress();
  const [mine, showMine] = useImmediate(filter.mine);
  const collator = new Intl.Collator(language);
  const cities = [...new Map(items.map(({ assessment: { city } }) => [city.slug, city.name])).entries()]
    .map(([value, label]) => ({ value, label }))
    .sort((a, b) => collator.compare(a.label, b.label));
  return (
    <div className={classes.fields}>
      <SearchField label={t('desk.search')} value={filter.search} onSearch={(q) => change({ q })} />
      <SelectField
        label={t('desk.city')}
        value={filter.city ?? ''}
        choices={[{ value: '', label: t('desk.anyCity') }, ...cities]}
        onChoose={(city) => change({ city })}
      />
      <SelectField
        label={t('desk.sort')}
        value={filter.order}
        choices={QUEUE_ORDERS.map((order) => ({ value: order, label: t(`desk.sort.${order}`) }))}
        onChoose={(sort) => change({ sort: sort === 'age' ? null : sort })}
      />
      <label className={classes.mine}>
        <input
          type="checkbox"
          checked={mine}
          onChange={({ currentTarget: { checked } }) => {
            showMine(checked);
            change({ mine: checked ? 'true' : null });
          }}
        />
        {t('desk.mine')}
      </label>
    </div>
  );
}

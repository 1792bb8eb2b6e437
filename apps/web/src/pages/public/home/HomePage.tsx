import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { catalogueQuery } from '../../../api/queries.js';
import { LoadError, Loading, Notice } from '../../../components/States.js';
import { PageTitle } from '../../../components/PageTitle.js';
import { useText } from '../../../language.js';
import { CityTable } from './CityTable.js';
import { useCityList, useCountries } from './useCityList.js';
import classes from './HomePage.module.css';

/** What this is, and the cities. */
export function HomePage() {
  const { t, language } = useText();
  const list = useCityList();
  const catalogue = useQuery(catalogueQuery(language));
  const { query, cities, filtered, total } = list;
  return (
    <>
      <PageTitle>{t('home.title')}</PageTitle>
      <div className={classes.intro}>
        <h1>{t('home.heading')}</h1>
        <p>{t('home.intro')}</p>
      </div>
      <section aria-labelledby="cities">
        <div className={classes.bar}>
          <h2 id="cities">{t('home.cities')}</h2>
          <p role="status" className="muted num">
            {total !== undefined && t(filtered ? 'home.found' : 'home.count', { count: total })}
          </p>
        </div>
        <Filters list={list} />
        {query.isError && <LoadError error={query.error} onRetry={() => void query.refetch()} />}
        {query.isPending && <Loading lines={8} height={36} />}
        {query.isSuccess && cities.length === 0 && (
          <NoCities filtered={filtered} search={list.search} onClear={list.clear} />
        )}
        {cities.length > 0 && (
          <CityTable
            cities={cities}
            dimensions={catalogue.data?.dimensions}
            order={list.order}
            onOrder={list.setOrder}
          />
        )}
      </section>
    </>
  );
}

function Filters({ list }: { readonly list: ReturnType<typeof useCityList> }) {
  const { t } = useText();
  const countries = useCountries();
  const { search, setSearch } = list;
  const [typed, setTyped] = useState(search);
  const [known, setKnown] = useState(search);
  if (known !== search) {
    // The address changed from elsewhere: back button, or "show all".
    setKnown(search);
    if (search.trim() !== typed.trim()) setTyped(search);
  }
  useEffect(() => {
    if (typed.trim() === search) return;
    const wait = setTimeout(() => setSearch(typed.trim()), 150);
    return () => clearTimeout(wait);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only typing starts the wait, not a new address
  }, [typed]);
  return (
    <form role="search" className={classes.filters} onSubmit={(event) => event.preventDefault()}>
      <TextInput
        type="search"
        label={t('home.search')}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        autoComplete="off"
      />
      <NativeSelect
        label={t('home.country')}
        value={list.country}
        onChange={(event) => list.setCountry(event.currentTarget.value)}
        data={[
          { value: '', label: t('home.allCountries') },
          ...countries.map(({ code, name }) => ({ value: code, label: name })),
        ]}
      />
    </form>
  );
}

function NoCities(props: {
  readonly filtered: boolean;
  readonly search: string;
  readonly onClear: () => void;
}) {
  const { t } = useText();
  if (!props.filtered) return <Notice title={t('home.empty.title')}>{t('home.empty.text')}</Notice>;
  return (
    <Notice
      title={t('home.none.title')}
      action={
        <Button variant="default" onClick={props.onClear}>
          {t('home.none.clear')}
        </Button>
      }
    >
      {props.search === '' ? t('home.none.country') : t('home.none.search', { search: props.search })}
    </Notice>
  );
}

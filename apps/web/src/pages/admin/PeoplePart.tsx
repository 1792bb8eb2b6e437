import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { programmeCitiesQuery } from '../../api/programme-queries.js';
import { useAccountText } from '../../session/text.js';
import { PeopleList } from './PeopleList.js';
import { useProgramme } from './ProgrammePage.js';
import classes from './Admin.module.css';

/** The people of a programme, and of each of its cities; which of them stands in the address. */
export function PeoplePart() {
  const { t } = useAccountText();
  const { programme } = useProgramme();
  const [params, setParams] = useSearchParams();
  const cities = useQuery(programmeCitiesQuery(programme.id)).data ?? [];
  const slug = params.get('city') ?? '';
  const city = cities.find((each) => each.city.slug === slug)?.city;
  return (
    <section aria-labelledby="people">
      <h2 id="people" className="srOnly">
        {t('programme.people')}
      </h2>
      <div className={classes.place}>
        <NativeSelect
          label={t('people.of')}
          value={slug}
          onChange={({ currentTarget: { value } }) =>
            setParams(value === '' ? {} : { city: value }, { replace: true, preventScrollReset: true })
          }
          data={[
            { value: '', label: t('people.programme') },
            ...cities.map((each) => ({ value: each.city.slug, label: each.city.name })),
          ]}
        />
      </div>
      <p className={`${classes.note} muted`}>
        {t(slug === '' ? 'people.programmeAbout' : 'people.cityAbout')}
      </p>
      <PeopleList
        key={slug}
        place={
          slug === ''
            ? { kind: 'programme', programmeId: programme.id, name: programme.name }
            : { kind: 'city', citySlug: slug, name: city?.name ?? slug }
        }
      />
    </section>
  );
}

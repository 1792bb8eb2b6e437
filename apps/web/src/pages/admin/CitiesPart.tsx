import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { programmeCitiesQuery } from '../../api/programme-queries.js';
import type { AssessmentState, ProgrammeCity } from '../../api/programme-types.js';
import { sendJson } from '../../api/client.js';
import { DataTable } from '../../components/DataTable.js';
import { Dialog } from '../../components/Dialog.js';
import { ProgressBar } from '../../components/ProgressBar.js';
import { StateMark } from '../../components/StateMark.js';
import { LoadError, Loading, Notice } from '../../components/States.js';
import { SelectField, TextField } from '../../forms/Fields.js';
import { FormView } from '../../forms/Form.js';
import { useForm, type Errors } from '../../forms/useForm.js';
import { countryName } from '../../language.js';
import { useAccountText } from '../../session/text.js';
import { can } from '../../session/can.js';
import { useSignedIn } from '../../session/SignedInPages.js';
import { countries, countryIn } from './countries.js';
import { useProgramme } from './ProgrammePage.js';
import classes from './Admin.module.css';

/** The cities of a programme: who answers for them, how far they are. */
export function CitiesPart() {
  const { t } = useAccountText();
  const { programme, manages } = useProgramme();
  const cities = useQuery(programmeCitiesQuery(programme.id));
  const [adding, setAdding] = useState(false);
  const add = manages && <Button onClick={() => setAdding(true)}>{t('cities.add')}</Button>;
  return (
    <section aria-labelledby="cities">
      <h2 id="cities" className="srOnly">
        {t('programme.cities')}
      </h2>
      {cities.isPending && <Loading lines={5} height={36} />}
      {cities.isError && <LoadError error={cities.error} onRetry={() => void cities.refetch()} />}
      {cities.isSuccess && cities.data.length === 0 && (
        <Notice title={t('cities.none')} action={add}>
          {t('cities.noneText')}
        </Notice>
      )}
      {cities.isSuccess && cities.data.length > 0 && (
        <>
          <CityTable cities={cities.data} programmeId={programme.id} manages={manages} />
          <p className={classes.below}>{add}</p>
        </>
      )}
      {adding && <AddCity programmeId={programme.id} onClose={() => setAdding(false)} />}
    </section>
  );
}

function CityTable(props: {
  readonly cities: readonly ProgrammeCity[];
  readonly programmeId: string;
  readonly manages: boolean;
}) {
  const { t, language } = useAccountText();
  const verifies = can(useSignedIn(), 'seeDesk', { programmeId: props.programmeId });
  return (
    <DataTable caption={t('programme.cities')} minWidth="52rem">
      <thead>
        <tr>
          <th scope="col">{t('cities.city')}</th>
          <th scope="col">{t('cities.managers')}</th>
          <th scope="col" data-align="right">
            {t('work.year')}
          </th>
          <th scope="col">{t('work.state')}</th>
          <th scope="col">{t('work.progress')}</th>
        </tr>
      </thead>
      <tbody>
        {props.cities.map(({ city, managers, assessment }) => {
          const people = `/${language}/programmes/${props.programmeId}/people?city=${city.slug}`;
          return (
            <tr key={city.slug}>
              <th scope="row">
                <span className={classes.who}>{city.name}</span>
                <span className={classes.mail}>{countryName(city, language)}</span>
              </th>
              <td>
                {managers.map(({ name }) => name).join(', ')}
                {props.manages && (
                  <Link to={people} className={classes.who}>
                    {t(managers.length === 0 ? 'cities.inviteManager' : 'cities.people', { city: city.name })}
                  </Link>
                )}
              </td>
              {assessment ? (
                <>
                  <td data-align="right">
                    <Link to={`/${language}/workspace/${assessment.id}`}>{assessment.year}</Link>
                  </td>
                  <td className={classes.nowrap}>
                    <StateMark state={assessment.state} />
                    {verifies && handedIn(assessment.state) && (
                      <Link
                        to={`/${language}/programmes/${props.programmeId}/assessments/${assessment.id}`}
                        className={classes.mail}
                      >
                        {t('programme.verification')}
                        <span className="srOnly">: {city.name}</span>
                      </Link>
                    )}
                  </td>
                  <td>
                    <ProgressBar {...assessment.progress} />
                  </td>
                </>
              ) : (
                <>
                  <td />
                  <td colSpan={2} className="muted">
                    {t('cities.noAssessment')}
                  </td>
                </>
              )}
            </tr>
          );
        })}
      </tbody>
    </DataTable>
  );
}

/** Whether the programme has something to do with it. */
const handedIn = (state: AssessmentState): boolean => state !== 'draft' && state !== 'publishedElsewhere';

interface Values {
  readonly name: string;
  readonly countryCode: string;
}

function AddCity({ programmeId, onClose }: { readonly programmeId: string; readonly onClose: () => void }) {
  const { t, language } = useAccountText();
  const queries = useQueryClient();
  const form = useForm<Values>({
    initial: { name: '', countryCode: '' },
    check: ({ name, countryCode }) => {
      const errors: Errors<Values> = {};
      if (name.trim() === '') errors.name = t('cities.nameMissing');
      if (countryCode === '') errors.countryCode = t('cities.countryMissing');
      return errors;
    },
    send: async ({ name, countryCode }) => {
      // Countries are kept under their English names.
      const body = { name: name.trim(), country: countryIn('en', countryCode), countryCode };
      await sendJson('POST', `/programmes/${encodeURIComponent(programmeId)}/cities`, { body });
      await queries.invalidateQueries({ queryKey: ['programme', programmeId] });
      onClose();
    },
    explain: ({ code, detail, title }) => (code === 'cityExists' ? { name: detail ?? title } : null),
  });
  return (
    <Dialog title={t('cities.add')} onClose={onClose}>
      <FormView
        form={form}
        send={t('cities.add')}
        sending={t('form.sending')}
        beside={
          <Button variant="subtle" onClick={onClose}>
            {t('form.cancel')}
          </Button>
        }
      >
        <TextField
          form={form}
          name="name"
          label={t('cities.name')}
          hint={t('cities.nameHint')}
          autoComplete="off"
        />
        <SelectField
          form={form}
          name="countryCode"
          label={t('cities.country')}
          choices={[
            { value: '', label: t('form.choose') },
            ...countries(language).map(({ code, name }) => ({ value: code, label: name })),
          ]}
        />
      </FormView>
    </Dialog>
  );
}

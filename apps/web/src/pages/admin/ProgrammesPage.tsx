import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { programmesQuery } from '../../api/programme-queries.js';
import type { Programme } from '../../api/programme-types.js';
import { sendJson } from '../../api/client.js';
import { Dialog } from '../../components/Dialog.js';
import { PageTitle } from '../../components/PageTitle.js';
import { LoadError, Loading, Notice } from '../../components/States.js';
import { FormView } from '../../forms/Form.js';
import { useForm } from '../../forms/useForm.js';
import { can } from '../../session/can.js';
import { useSignedIn } from '../../session/SignedInPages.js';
import { useAccountText } from '../../session/text.js';
import {
  checkProgramme,
  NEW_PROGRAMME,
  programmeBody,
  ProgrammeFields,
  type ProgrammeValues,
} from './ProgrammeFields.js';
import classes from './Admin.module.css';

/** The programmes the person works in; all of them for the secretariat. */
export function ProgrammesPage() {
  const { t, language } = useAccountText();
  const session = useSignedIn();
  const programmes = useQuery(programmesQuery);
  const [creating, setCreating] = useState(false);
  const create = can(session, 'createProgramme') && (
    <Button onClick={() => setCreating(true)}>{t('programmes.create')}</Button>
  );
  return (
    <>
      <PageTitle>{t('programmes.title')}</PageTitle>
      <h1>{t('programmes.title')}</h1>
      <p className="prose">{t('programmes.intro')}</p>
      {programmes.isPending && <Loading lines={3} />}
      {programmes.isError && <LoadError error={programmes.error} onRetry={() => void programmes.refetch()} />}
      {programmes.isSuccess && programmes.data.length === 0 && (
        <Notice title={t('programmes.none')} action={create}>
          {t(can(session, 'createProgramme') ? 'programmes.noneCreate' : 'programmes.noneText')}
        </Notice>
      )}
      {programmes.isSuccess && programmes.data.length > 0 && (
        <>
          <ul className={classes.list}>
            {programmes.data.map(({ id, name, benchmarkSet }) => (
              <li key={id}>
                <Link to={`/${language}/programmes/${id}`}>{name}</Link>
                <span className={classes.mail}>{t('programmes.set', { set: benchmarkSet })}</span>
              </li>
            ))}
          </ul>
          <p className={classes.below}>{create}</p>
        </>
      )}
      {creating && <CreateDialog onClose={() => setCreating(false)} />}
    </>
  );
}

function CreateDialog({ onClose }: { readonly onClose: () => void }) {
  const { t, language } = useAccountText();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const form = useForm<ProgrammeValues>({
    initial: NEW_PROGRAMME,
    check: (values) => checkProgramme(values, t),
    send: async (values) => {
      const made = await sendJson<Programme>('POST', '/programmes', { body: programmeBody(values) });
      void queries.invalidateQueries({ queryKey: programmesQuery.queryKey });
      await navigate(`/${language}/programmes/${made.id}`);
    },
    explain: ({ code, detail, title }) => (code === 'slugTaken' ? { slug: detail ?? title } : null),
  });
  return (
    <Dialog title={t('programmes.create')} onClose={onClose}>
      <FormView
        form={form}
        send={t('programmes.create')}
        sending={t('form.sending')}
        beside={
          <Button variant="subtle" onClick={onClose}>
            {t('form.cancel')}
          </Button>
        }
      >
        <ProgrammeFields form={form} />
      </FormView>
    </Dialog>
  );
}

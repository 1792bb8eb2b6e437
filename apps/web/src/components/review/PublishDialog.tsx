import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Dialog } from '../Dialog.js';
import { FormView } from '../../forms/Form.js';
import { useForm } from '../../forms/useForm.js';
import { useSignedIn } from '../../session/SignedInPages.js';
import { useAccountText } from '../../session/text.js';
import { transitionsQuery } from '../../verifier/api.js';
import type { DeskAssessment } from '../../verifier/types.js';
import { countsOf } from './counts.js';
import classes from './Review.module.css';

interface Props {
  readonly desk: DeskAssessment;
  readonly publish: () => Promise<unknown>;
  readonly onClose: () => void;
}

/** Says what will be published, and that it stays so for ever. */
export function PublishDialog({ desk, publish, onClose }: Props) {
  const { t } = useAccountText();
  const { user } = useSignedIn();
  const { id, city, year } = desk.assessment.assessment;
  const { data: steps = [] } = useQuery(transitionsQuery(id));
  const { verified, caveats, refused, notReported } = countsOf(desk);
  const form = useForm({
    initial: {},
    send: async () => {
      await publish();
      onClose();
    },
  });
  const concluded = steps.findLast(({ event }) => event === 'conclude');
  const signedOff = steps.findLast(({ event }) => event === 'signOff');
  return (
    <Dialog title={t('publish.title', { city: city.name, year: `${year}` })} onClose={onClose}>
      <FormView
        form={form}
        send={t('publish.do')}
        sending={t('form.sending')}
        beside={
          <Button variant="subtle" onClick={onClose}>
            {t('form.cancel')}
          </Button>
        }
      >
        <p>{t('publish.text')}</p>
        <ul className={classes.covered}>
          <li>{t('publish.verified', { count: verified })}</li>
          <li>{t('publish.caveats', { count: caveats })}</li>
          <li>{t('publish.refused', { count: refused })}</li>
          <li>{t('publish.notReported', { count: notReported })}</li>
        </ul>
        <p>{t('publish.attestations')}</p>
        <ul className={classes.covered}>
          {concluded && (
            <li>
              {t('publish.concluded', { name: concluded.by.name, statement: concluded.statement ?? '' })}
            </li>
          )}
          {signedOff && (
            <li>
              {t('publish.signedOff', { name: signedOff.by.name, statement: signedOff.statement ?? '' })}
            </li>
          )}
          <li>{t('publish.you', { name: user.name })}</li>
        </ul>
      </FormView>
    </Dialog>
  );
}

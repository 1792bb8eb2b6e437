import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { Dialog } from '../../../components/Dialog.js';
import { RadioField, SelectField, WordsField } from '../../../forms/Fields.js';
import { FormView } from '../../../forms/Form.js';
import { useForm, type Errors } from '../../../forms/useForm.js';
import { useAccountText } from '../../../session/text.js';
import { useReread } from '../../../verifier/steps.js';
import type { Duty } from '../../../verifier/types.js';
import { assign, type Candidate } from './api.js';

const DUTIES: readonly Duty[] = ['verifier', 'secondReader'];

interface Values {
  readonly userId: string;
  readonly duty: string;
  readonly reason: string;
}

interface Props {
  readonly assessmentId: string;
  readonly programmeId: string;
  readonly candidates: readonly Candidate[];
  readonly onAssigned: (name: string) => void;
  readonly onClose: () => void;
}

/** Gives a verifier of the programme a duty in an assessment. */
export function AssignDialog({ assessmentId, programmeId, candidates, onAssigned, onClose }: Props) {
  const { t, language } = useAccountText();
  const reread = useReread();
  const form = useForm<Values>({
    initial: { userId: '', duty: '', reason: '' },
    check: ({ userId, duty, reason }) => {
      const errors: Errors<Values> = {};
      if (userId === '') errors.userId = t('verification.personMissing');
      if (duty === '') errors.duty = t('verification.dutyMissing');
      if (reason.trim() === '') errors.reason = t('step.reasonMissing');
      return errors;
    },
    send: async ({ userId, duty, reason }) => {
      try {
        const { user } = await assign(assessmentId, { userId, duty: duty as Duty, reason: reason.trim() });
        onAssigned(user.name);
      } finally {
        // What was refused stands in the history as well.
        await reread();
      }
    },
    explain: ({ code, detail, title }) =>
      code === 'assignmentRefused' || code === 'alreadyAssigned' ? { userId: detail ?? title } : null,
  });
  const cancel = (
    <Button variant="subtle" onClick={onClose}>
      {t('form.cancel')}
    </Button>
  );
  if (candidates.length === 0) {
    return (
      <Dialog title={t('verification.assignTitle')} onClose={onClose}>
        <p>{t('verification.noCandidates')}</p>
        <p>
          <Link to={`/${language}/programmes/${programmeId}/people`}>{t('verification.toPeople')}</Link>
        </p>
        {cancel}
      </Dialog>
    );
  }
  return (
    <Dialog title={t('verification.assignTitle')} onClose={onClose}>
      <FormView form={form} send={t('verification.assign')} sending={t('form.sending')} beside={cancel}>
        <SelectField
          form={form}
          name="userId"
          label={t('verification.person')}
          hint={t('verification.personHint')}
          choices={[
            { value: '', label: t('form.choose') },
            ...candidates.map(({ id, name, grade }) => ({
              value: id,
              label:
                grade === null ? name : t('verification.candidate', { name, grade: t(`grade.${grade}`) }),
            })),
          ]}
        />
        <RadioField
          form={form}
          name="duty"
          label={t('people.duty')}
          choices={DUTIES.map((duty) => ({
            value: duty,
            label: t(`duty.${duty}`),
            hint: t(`verification.duty.${duty}`),
          }))}
        />
        <WordsField
          form={form}
          name="reason"
          label={t('verification.reason')}
          hint={t('verification.reasonHint')}
          maxLength={1000}
        />
      </FormView>
    </Dialog>
  );
}

import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import type { Round } from '../../api/programme-types.js';
import { sendJson } from '../../api/client.js';
import { Dialog } from '../../components/Dialog.js';
import { TextField } from '../../forms/Fields.js';
import { FormView } from '../../forms/Form.js';
import { useForm, type Errors } from '../../forms/useForm.js';
import { today } from '../../moments.js';
import { useAccountText } from '../../session/text.js';
import classes from './Admin.module.css';

interface Values {
  readonly year: string;
  readonly opensOn: string;
  readonly closesOn: string;
  readonly reminderDays: string;
}

interface Props {
  readonly programmeId: string;
  /** `null` makes a new one. */
  readonly round: Round | null;
  readonly onClose: () => void;
}

/** Year, days and reminders of a round. */
export function RoundDialog({ programmeId, round, onClose }: Props) {
  const { t } = useAccountText();
  const queries = useQueryClient();
  const form = useForm<Values>({
    initial: round === null ? newRound() : valuesOf(round),
    check: (values) => check(values, t),
    send: async (values) => {
      const body = {
        year: Number(values.year),
        opensOn: values.opensOn,
        closesOn: values.closesOn,
        reminderDays: daysIn(values.reminderDays) ?? [],
      };
      if (round === null)
        await sendJson('POST', `/programmes/${encodeURIComponent(programmeId)}/rounds`, { body });
      else await sendJson('PATCH', `/rounds/${round.id}`, { body });
      await queries.invalidateQueries({ queryKey: ['programme', programmeId] });
      onClose();
    },
    explain: ({ code, detail, title }) => {
      if (code === 'roundExists') return { year: detail ?? title };
      return code === 'roundDates' ? { closesOn: detail ?? title } : null;
    },
  });
  const title = round === null ? t('rounds.add') : t('rounds.changeLabel', { year: String(round.year) });
  return (
    <Dialog title={title} onClose={onClose}>
      <FormView
        form={form}
        send={t(round === null ? 'rounds.add' : 'form.save')}
        sending={t('form.saving')}
        beside={
          <Button variant="subtle" onClick={onClose}>
            {t('form.cancel')}
          </Button>
        }
      >
        <TextField
          form={form}
          name="year"
          label={t('rounds.year')}
          hint={t('rounds.yearHint')}
          inputMode="numeric"
          autoComplete="off"
          width="code"
        />
        <div className={classes.two}>
          <TextField form={form} name="opensOn" label={t('rounds.opens')} type="date" />
          <TextField form={form} name="closesOn" label={t('rounds.closes')} type="date" />
        </div>
        <TextField
          form={form}
          name="reminderDays"
          label={t('rounds.reminders')}
          hint={t('rounds.remindersHint')}
          autoComplete="off"
          optional
          width="short"
        />
      </FormView>
    </Dialog>
  );
}

/** The year that has ended, and half a year from now to report on it. */
function newRound(): Values {
  const now = today();
  const end = new Date(`${now}T00:00:00Z`);
  end.setUTCMonth(end.getUTCMonth() + 6);
  return {
    year: String(Number(now.slice(0, 4)) - 1),
    opensOn: now,
    closesOn: end.toISOString().slice(0, 10),
    reminderDays: '30, 7, 1',
  };
}

function valuesOf({ year, opensOn, closesOn, reminderDays }: Round): Values {
  return { year: String(year), opensOn, closesOn, reminderDays: reminderDays.join(', ') };
}

type Say = ReturnType<typeof useAccountText>['t'];

function check({ year, opensOn, closesOn, reminderDays }: Values, t: Say): Errors<Values> {
  const errors: Errors<Values> = {};
  if (!/^(19|20)\d\d$/.test(year.trim())) errors.year = t('rounds.yearWrong');
  if (opensOn === '') errors.opensOn = t('rounds.dayMissing');
  if (closesOn === '') errors.closesOn = t('rounds.dayMissing');
  else if (opensOn !== '' && closesOn < opensOn) errors.closesOn = t('rounds.endsBefore');
  if (daysIn(reminderDays) === null) errors.reminderDays = t('rounds.remindersWrong');
  return errors;
}

/** Whole numbers in a list as people write it; `null` when it holds anything else. */
function daysIn(text: string): number[] | null {
  const parts = text.split(/[\s,;]+/).filter((part) => part !== '');
  return parts.every((part) => /^\d{1,3}$/.test(part)) ? [...new Set(parts.map(Number))] : null;
}

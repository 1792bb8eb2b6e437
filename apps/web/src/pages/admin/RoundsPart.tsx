import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { roundsQuery } from '../../api/programme-queries.js';
import type { Round } from '../../api/programme-types.js';
import { DataTable } from '../../components/DataTable.js';
import { LoadError, Loading, Notice } from '../../components/States.js';
import { dayInWords, today } from '../../moments.js';
import { useAccountText } from '../../session/text.js';
import { useProgramme } from './ProgrammePage.js';
import { RoundDialog } from './RoundDialog.js';
import classes from './Admin.module.css';

/** The rounds of a programme: when cities report on which year. */
export function RoundsPart() {
  const { t, language } = useAccountText();
  const { programme, manages } = useProgramme();
  const rounds = useQuery(roundsQuery(programme.id));
  const [editing, setEditing] = useState<Round | 'new' | null>(null);
  const add = manages && <Button onClick={() => setEditing('new')}>{t('rounds.add')}</Button>;
  return (
    <section aria-labelledby="rounds">
      <h2 id="rounds" className="srOnly">
        {t('programme.rounds')}
      </h2>
      {rounds.isPending && <Loading lines={3} />}
      {rounds.isError && <LoadError error={rounds.error} onRetry={() => void rounds.refetch()} />}
      {rounds.isSuccess && rounds.data.length === 0 && (
        <Notice title={t('rounds.none')} action={add}>
          {t('rounds.noneText')}
        </Notice>
      )}
      {rounds.isSuccess && rounds.data.length > 0 && (
        <>
          <DataTable caption={t('programme.rounds')} minWidth="44rem">
            <thead>
              <tr>
                <th scope="col">{t('rounds.year')}</th>
                <th scope="col">{t('rounds.opens')}</th>
                <th scope="col">{t('rounds.closes')}</th>
                <th scope="col">{t('rounds.reminders')}</th>
                <th scope="col">{t('rounds.now')}</th>
                {manages && (
                  <th scope="col">
                    <span className="srOnly">{t('list.actions')}</span>
                  </th>
                )}
              </tr>
            </thead>
            <tbody>
              {rounds.data.map((round) => (
                <tr key={round.id}>
                  <th scope="row">{round.year}</th>
                  <td>{dayInWords(round.opensOn, language)}</td>
                  <td>{dayInWords(round.closesOn, language)}</td>
                  <td>{reminders(round.reminderDays, t)}</td>
                  <td>{t(`rounds.${phase(round)}`)}</td>
                  {manages && (
                    <td data-align="right">
                      <Button
                        variant="default"
                        size="xs"
                        aria-label={t('rounds.changeLabel', { year: String(round.year) })}
                        onClick={() => setEditing(round)}
                      >
                        {t('users.change')}
                      </Button>
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </DataTable>
          <p className={classes.below}>{add}</p>
        </>
      )}
      {editing && (
        <RoundDialog
          programmeId={programme.id}
          round={editing === 'new' ? null : editing}
          onClose={() => setEditing(null)}
        />
      )}
    </section>
  );
}

type Say = ReturnType<typeof useAccountText>['t'];

function reminders(days: readonly number[], t: Say): string {
  if (days.length === 0) return t('rounds.noReminders');
  const sorted = [...days].sort((a, b) => b - a);
  return t('rounds.daysBefore', { days: sorted.join(', '), last: sorted.at(-1) ?? 0 });
}

/** Whether a round is on; its last day belongs to it. */
export function phase({ opensOn, closesOn }: Pick<Round, 'opensOn' | 'closesOn'>, now = today()) {
  if (now < opensOn) return 'planned';
  return now > closesOn ? 'closed' : 'open';
}

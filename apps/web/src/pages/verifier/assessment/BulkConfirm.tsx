import { Button } from '@mantine/core';
import { useState } from 'react';
import { isJudged } from '#workflow';
import { Dialog } from '../../../components/Dialog.js';
import { ActionButton } from '../../../forms/ActionButton.js';
import { confirmVerdicts, disagree } from '../../../verifier/api.js';
import type { Review, DeskRow } from '../../../verifier/types.js';
import { useDesk } from '../DeskFrame.js';
import { WordsForm } from '../parts/WordsForm.js';
import { useDeskText } from '../text.js';
import { Covered } from './Covered.js';
import { useSeenRows } from './useSeenRows.js';
import fieldClasses from '../../workspace/fields/Field.module.css';

interface Props {
  /** Data points with a verdict that nobody has confirmed. */
  readonly rows: readonly DeskRow[];
  readonly onClose: () => void;
}

/** A second reader agrees with many verdicts at once, or with none of them. */
export function BulkConfirm({ rows, onClose }: Props) {
  const { t } = useDeskText();
  const { id } = useDesk();
  const [without, setWithout] = useState<ReadonlySet<string>>(new Set());
  const [disagreeing, setDisagreeing] = useState(false);
  const { seen, moved, send } = useSeenRows(rows);
  const judged = seen.filter(({ state }) => isJudged(state));
  const covered = judged.filter(({ dataPoint }) => !without.has(dataPoint));
  const decide = async (decision: () => Promise<readonly Review[]>): Promise<boolean> => {
    const taken = await send(decision);
    if (taken) onClose();
    return taken;
  };
  const note = ({ state, verdict, dataPoint }: DeskRow) => {
    if (moved.includes(dataPoint)) return t('bulk.moved');
    const by = verdict?.by?.name ?? t('desk.somebody');
    return t('bulk.verdictBy', {
      verdict: t(`point.${state}`),
      name: by,
      note: verdict?.footnote ?? verdict?.reason ?? '',
    });
  };
  return (
    <Dialog title={t('bulk.confirmTitle')} onClose={onClose}>
      <p>{t('bulk.covers', { count: covered.length })}</p>
      <Covered rows={judged} without={without} onChange={setWithout} note={note} />
      {moved.length > 0 && (
        <p role="alert" className={fieldClasses.error}>
          {t('bulk.newerShort')}
        </p>
      )}
      {disagreeing ? (
        <WordsForm
          draft={`${id} bulk disagree`}
          label={t('words.disagree')}
          hint={t('words.disagree.hint')}
          send={t('bulk.disagreeSend', { count: covered.length })}
          missing={t('words.missing')}
          check={() => (covered.length === 0 ? t('bulk.empty') : null)}
          focus
          onSend={(reason) => decide(() => disagree(id, reason, covered))}
          onCancel={() => setDisagreeing(false)}
        />
      ) : (
        <>
          <ActionButton
            act={() =>
              covered.length === 0 ? Promise.resolve() : decide(() => confirmVerdicts(id, covered))
            }
          >
            {t('bulk.confirmSend', { count: covered.length })}
          </ActionButton>{' '}
          <Button variant="default" onClick={() => setDisagreeing(true)}>
            {t('bulk.disagree')}
          </Button>
        </>
      )}
    </Dialog>
  );
}

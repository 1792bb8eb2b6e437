import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiError, getJson, sendJson } from '../../../api/client.js';
import { DataTable } from '../../../components/DataTable.js';
import { fieldName, fieldText } from '../card/parts.js';
import { useNames, useWorkspaceText, type WorkspaceKey } from '../text.js';
import { useReload } from '../Workspace.js';
import { type Change, CHANGES, type Upload, type UploadRow } from './upload.js';
import fieldClasses from '../fields/Field.module.css';
import frameClasses from '../frame/Frame.module.css';
import classes from '../Page.module.css';

type Decision = 'mine' | 'theirs';

/** More rows than this are shown a part at a time; a table of thousands of cells is nothing to read. */
const ROWS_AT_ONCE = 200;

/** Every cell of the file beside what is here; nothing is written before the person says so. */
export function Preview({ upload, onClose }: { readonly upload: Upload; readonly onClose: () => void }) {
  const { t } = useWorkspaceText();
  const reload = useReload();
  const [shown, setShown] = useState<Change | 'all'>('all');
  const [decided, setDecided] = useState<Readonly<Record<string, Decision>>>({});
  const [limit, setLimit] = useState(ROWS_AT_ONCE);
  const [writing, setWriting] = useState(false);
  const [written, setWritten] = useState<number | null>(null);
  const progress = useProgress(upload, writing);
  const [problem, setProblem] = useState('');
  const { counts } = upload;
  const conflicts = upload.rows.filter(({ change }) => change === 'conflict');
  const open = conflicts.filter(({ key }) => decided[key] === undefined).length;
  const writes =
    counts.added + counts.changed + conflicts.filter(({ key }) => decided[key] === 'mine').length;
  const rows = upload.rows.filter(({ change }) =>
    shown === 'all' ? change !== 'unchanged' : change === shown,
  );
  const apply = async () => {
    setWriting(true);
    setProblem('');
    try {
      const path = `/uploads/${upload.uploadId}/apply`;
      const { fields } = await sendJson<{ readonly fields: number }>('POST', path, {
        body: { conflicts: decided },
      });
      await reload();
      setWritten(fields);
    } catch (error) {
      setProblem(error instanceof ApiError ? error.message : t('error.unexpected'));
    }
    setWriting(false);
  };
  if (written !== null || upload.state === 'applied') {
    return (
      <div role="status">
        <p>
          <strong>{t('exchange.applied', { count: written ?? writes })}</strong>
        </p>
        <Button variant="default" onClick={onClose}>
          {t('exchange.another')}
        </Button>
      </div>
    );
  }
  return (
    <>
      <p>{t('exchange.counts', { ...counts })}</p>
      {upload.problems.length > 0 && (
        <ul>
          {upload.problems.map(({ cell, message }, index) => (
            <li key={`${cell} ${index}`}>{cell === '' ? message : `${cell}: ${message}`}</li>
          ))}
        </ul>
      )}
      <ul className={frameClasses.filters} aria-label={t('exchange.show')}>
        {(['all', ...CHANGES] as const).map((each) => (
          <li key={each} style={{ marginBottom: '0.5rem' }}>
            <button
              type="button"
              className={fieldClasses.plain}
              aria-pressed={shown === each}
              style={shown === each ? { fontWeight: 600 } : undefined}
              onClick={() => {
                setShown(each);
                setLimit(ROWS_AT_ONCE);
              }}
            >
              {t(`change.${each}`)} {each !== 'all' && counts[each]}
            </button>
          </li>
        ))}
      </ul>
      <DataTable caption={t('exchange.table')} minWidth="46rem" maxHeight="36rem">
        <thead>
          <tr>
            <th scope="col">{t('exchange.what')}</th>
            <th scope="col">{t('exchange.field')}</th>
            <th scope="col">{t('exchange.before')}</th>
            <th scope="col">{t('exchange.after')}</th>
            <th scope="col">{t('exchange.change')}</th>
            <th scope="col">{t('exchange.cell')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, limit).map((row) => (
            <Row
              key={row.key}
              row={row}
              decision={decided[row.key]}
              onDecide={(decision) => setDecided((all) => ({ ...all, [row.key]: decision }))}
            />
          ))}
        </tbody>
      </DataTable>
      {rows.length > limit && (
        <Button variant="default" size="compact-md" mt="sm" onClick={() => setLimit(limit + ROWS_AT_ONCE)}>
          {t('exchange.more', { count: rows.length - limit })}
        </Button>
      )}
      {open > 0 && <p style={{ marginTop: '1rem' }}>{t('exchange.decide', { count: open })}</p>}
      <div className={frameClasses.actions} style={{ marginTop: '1rem' }}>
        <Button
          aria-disabled={open > 0 || writes === 0 || writing || undefined}
          onClick={() => {
            if (open === 0 && writes > 0 && !writing) void apply();
          }}
        >
          {t('exchange.apply', { count: writes })}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('exchange.cancel')}
        </Button>
      </div>
      <div role="status">
        {writing && (
          <p>
            {t('exchange.applying', { done: progress.done, total: progress.total })}
            <br />
            <progress
              className={classes.progress}
              value={progress.done}
              max={Math.max(1, progress.total)}
              aria-label={t('exchange.progress')}
            />
          </p>
        )}
      </div>
      {problem !== '' && (
        <p className={fieldClasses.error} role="alert">
          {problem}
        </p>
      )}
    </>
  );
}

const ASK_EVERY = 400;

/** How much of an upload has been written, asked for while it is under way. */
function useProgress(upload: Upload, writing: boolean): Pick<Upload, 'done' | 'total'> {
  const { data = upload } = useQuery({
    queryKey: ['upload', upload.uploadId, 'progress'],
    queryFn: ({ signal }) => getJson<Upload>(`/uploads/${upload.uploadId}`, {}, signal),
    enabled: writing,
    refetchInterval: ASK_EVERY,
    retry: false,
    staleTime: 0,
  });
  return data;
}

interface RowProps {
  readonly row: UploadRow;
  readonly decision: Decision | undefined;
  readonly onDecide: (decision: Decision) => void;
}

function Row({ row, decision, onDecide }: RowProps) {
  const text = useWorkspaceText();
  const { t } = text;
  const names = useNames();
  const { dataPoint, profileKey, heading, field, change } = row;
  const what =
    dataPoint !== null
      ? names.dataPoint(dataPoint).label
      : profileKey !== null
        ? names.profile(profileKey)
        : heading === null
          ? ''
          : t(`context.${heading}` as WorkspaceKey);
  const name = dataPoint === null && field === 'source' ? t('field.sources') : fieldName(field, names, text);
  const shown = (value: string | null) => fieldText(dataPoint, field, value, names, text);
  return (
    <tr className={classes.change} data-change={change}>
      <th scope="row">{what}</th>
      <td>{name}</td>
      <td>{shown(row.before)}</td>
      <td>{change === 'refused' ? row.after : shown(row.after)}</td>
      <td>
        <strong>{t(`change.${change}`)}</strong>
        {row.reason !== null && <div className="small">{row.reason.message}</div>}
        {change === 'conflict' && (
          <span role="group" aria-label={t('exchange.decideFor', { what, field: name })}>
            {(['mine', 'theirs'] as const).map((each) => (
              <label key={each} style={{ display: 'block' }}>
                <input
                  type="radio"
                  name={row.key}
                  checked={decision === each}
                  onChange={() => onDecide(each)}
                />{' '}
                {t(`decide.${each}`)}
              </label>
            ))}
          </span>
        )}
      </td>
      <td>{row.cell}</td>
    </tr>
  );
}

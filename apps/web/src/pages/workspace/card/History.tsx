import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiError, sendJson } from '../../../api/client.js';
import { LoadError, Loading } from '../../../components/States.js';
import { entryDetail, entryPath } from '../../../workspace/api.js';
import type { EntryView, HistoryStep } from '../../../workspace/types.js';
import { moment, useNames, useWorkspaceText } from '../text.js';
import { useAssessment, useWorkspace } from '../Workspace.js';
import { fieldName, fieldText } from './parts.js';
import fieldClasses from '../fields/Field.module.css';
import classes from './Card.module.css';

/** Who changed what and when, the newest first; any earlier state can be brought back. */
export function History({ dataPoint, readOnly }: { readonly dataPoint: string; readonly readOnly: boolean }) {
  const text = useWorkspaceText();
  const { t, language } = text;
  const names = useNames();
  const store = useWorkspace();
  const { id } = useAssessment();
  const query = useQuery(entryDetail<readonly HistoryStep[]>(id, dataPoint, 'history'));
  const [said, setSaid] = useState('');
  if (query.isError) return <LoadError error={query.error} onRetry={() => void query.refetch()} />;
  if (query.isPending) return <Loading lines={3} />;
  const steps = [...query.data].sort((one, other) => other.revision - one.revision);
  if (steps.length === 0) return <p className={fieldClasses.hint}>{t('history.empty')}</p>;
  const restore = async (revision: number) => {
    try {
      await store.flush();
      const { revision: baseRevision } = store.heldOf({ kind: 'entry', key: dataPoint });
      const body = { revision, baseRevision };
      store.takeEntry(await sendJson<EntryView>('POST', `${entryPath(id, dataPoint)}/restore`, { body }));
      await query.refetch();
      setSaid(t('history.restored'));
    } catch (error) {
      setSaid(error instanceof ApiError ? error.message : t('error.unexpected'));
    }
  };
  return (
    <>
      <p role="status" className={said === '' ? 'srOnly' : 'small'}>
        {said}
      </p>
      <ol className={classes.steps}>
        {steps.map((step, index) => (
          <li key={step.revision}>
            <strong>{step.by.name}</strong> <span className="muted">{moment(step.at, language)}</span>
            {step.copiedFrom !== null && <span> {t('history.copied', { year: `${step.copiedFrom}` })}</span>}
            <dl>
              {Object.keys({ ...step.from, ...step.to }).map((field) => (
                <div key={field}>
                  <dt>{fieldName(field, names, text)}: </dt>
                  <dd className="num">
                    {t('history.change', {
                      from: fieldText(dataPoint, field, step.from[field] ?? null, names, text),
                      to: fieldText(dataPoint, field, step.to[field] ?? null, names, text),
                    })}
                  </dd>
                </div>
              ))}
            </dl>
            {!readOnly && index > 0 && (
              <button
                type="button"
                className={fieldClasses.plain}
                onClick={() => void restore(step.revision)}
              >
                {t('history.restore')}
                <span className="srOnly">: {moment(step.at, language)}</span>
              </button>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}

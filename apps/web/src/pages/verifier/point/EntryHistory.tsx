import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { LoadError, Loading } from '../../../components/States.js';
import { moment } from '../../../moments.js';
import { entryDetail } from '../../../workspace/api.js';
import type { HistoryStep } from '../../../workspace/types.js';
import { fieldName, fieldText } from '../../workspace/card/parts.js';
import { useNames } from '../../workspace/text.js';
import { useDesk } from '../DeskFrame.js';
import { useDeskText } from '../text.js';
import reviewClasses from '../../../components/review/Review.module.css';
import fieldClasses from '../../workspace/fields/Field.module.css';

interface Props {
  readonly dataPoint: string;
  /** How often it was changed before. */
  readonly count: number;
}

/** What the city changed and when, read only when somebody wants to know. */
export function EntryHistory({ dataPoint, count }: Props) {
  const { t } = useDeskText();
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className={fieldClasses.plain}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {t('point.revisions', { count })}
      </button>
      {open && <Changes dataPoint={dataPoint} />}
    </>
  );
}

function Changes({ dataPoint }: { readonly dataPoint: string }) {
  const text = useDeskText();
  const { t, language } = text;
  const names = useNames();
  const { id } = useDesk();
  const query = useQuery(entryDetail<readonly HistoryStep[]>(id, dataPoint, 'history'));
  if (query.isError) return <LoadError error={query.error} onRetry={() => void query.refetch()} />;
  if (query.isPending) return <Loading lines={3} />;
  return (
    <ol className={reviewClasses.thread}>
      {query.data
        .toSorted((one, other) => other.revision - one.revision)
        .map((step) => (
          <li key={step.revision} className={reviewClasses.message}>
            <span className="small">
              <strong>{step.by.name}</strong> <span className="muted">{moment(step.at, language)}</span>
            </span>
            {Object.keys({ ...step.from, ...step.to }).map((field) => (
              <p key={field} className={`${reviewClasses.words} small num`}>
                <span className="muted">{fieldName(field, names, text)}:</span>{' '}
                {t('history.change', {
                  from: fieldText(dataPoint, field, step.from[field] ?? null, names, text),
                  to: fieldText(dataPoint, field, step.to[field] ?? null, names, text),
                })}
              </p>
            ))}
          </li>
        ))}
    </ol>
  );
}

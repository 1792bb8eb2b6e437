import { Button } from '@mantine/core';
import { type FieldValue, readField } from '../../../workspace/entry.js';
import type { Target } from '../../../workspace/queue.js';
import { moment, useNames, useWorkspaceText } from '../text.js';
import { usePending, useWorkspace } from '../Workspace.js';
import { fieldName, fieldText } from './parts.js';
import classes from './Card.module.css';

/** How the fields of a target, and what stands in them, are called. */
export interface FieldWords {
  readonly name: (field: string) => string;
  readonly value: (field: string, value: FieldValue) => string;
}

/** A colleague wrote the same field: both values, and the choice between them. Or the server refused what was typed. */
export function Conflict({ target, words }: { readonly target: Target; readonly words?: FieldWords }) {
  const text = useWorkspaceText();
  const { t, language } = text;
  const names = useNames();
  const store = useWorkspace();
  const pending = usePending(target);
  const dataPoint = target.kind === 'entry' ? target.key : null;
  if (pending?.state === 'refused') {
    return (
      <div className={classes.conflict} role="alert">
        <h4>{t('refused.title')}</h4>
        <p>{pending.refusal?.message}</p>
        <Button size="compact-md" variant="default" onClick={() => store.discard(target)}>
          {t('refused.discard')}
        </Button>
      </div>
    );
  }
  const theirs = pending?.theirs ?? null;
  if (pending?.state !== 'conflict' || theirs === null) return null;
  const name = (field: string) =>
    words !== undefined
      ? words.name(field)
      : target.kind === 'entry'
        ? fieldName(field, names, text)
        : t(
            field === 'source'
              ? 'field.sources'
              : field === 'text'
                ? 'field.text'
                : field === 'year'
                  ? 'field.year'
                  : field === 'unit'
                    ? 'field.unit'
                    : 'field.value',
          );
  const value = (field: string, content: FieldValue) =>
    words === undefined ? fieldText(dataPoint, field, content, names, text) : words.value(field, content);
  const edit = () => {
    const [field] = pending.contested;
    store.choose(target, 'edit');
    const card = document.getElementById(`${target.kind === 'entry' ? 'dp' : 'figure'}-${target.key}`);
    card?.querySelector<HTMLElement>(`[data-field="${field ?? ''}"]`)?.focus();
  };
  return (
    <div className={classes.conflict} role="alert">
      <h4>{t('conflict.title')}</h4>
      <p>
        {t('conflict.text', {
          name: theirs.updatedBy?.name ?? '',
          at: theirs.updatedAt ? moment(theirs.updatedAt, language) : '',
        })}
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('conflict.field')}</th>
            <th scope="col">{t('conflict.mine')}</th>
            <th scope="col">{theirs.updatedBy?.name ?? t('conflict.theirs')}</th>
          </tr>
        </thead>
        <tbody>
          {pending.contested.map((field) => (
            <tr key={field}>
              <th scope="row">{name(field)}</th>
              <td className="num">{value(field, pending.fields[field] ?? null)}</td>
              <td className="num">{value(field, readField(theirs, field))}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className={classes.choices}>
        <Button size="compact-md" onClick={() => store.choose(target, 'mine')}>
          {t('conflict.keepMine')}
        </Button>
        <Button size="compact-md" variant="default" onClick={() => store.choose(target, 'theirs')}>
          {t('conflict.takeTheirs')}
        </Button>
        <Button size="compact-md" variant="default" onClick={edit}>
          {t('conflict.edit')}
        </Button>
      </div>
    </div>
  );
}

import { useRef } from 'react';
import { UploadRows } from '../card/UploadRows.js';
import { useEntryShelf } from '../card/shelf.js';
import { useUploads } from '../card/useUploads.js';
import { useCanEdit } from '../frame/useFiltered.js';
import { useWorkspaceText } from '../text.js';
import { useEntry, useWorkspace } from '../Workspace.js';
import cardClasses from '../card/Card.module.css';
import fieldClasses from '../fields/Field.module.css';
import classes from './Questions.module.css';

interface Props {
  readonly questionId: string;
  readonly dataPoint: string;
  /** Those that the answer points to. */
  readonly files: Readonly<Record<string, string>>;
}

/** Evidence of the data point, to point to in the answer; more can be added. */
export function AnswerFiles({ questionId, dataPoint, files }: Props) {
  const { t } = useWorkspaceText();
  const store = useWorkspace();
  const { evidence } = useEntry(dataPoint);
  const can = useCanEdit();
  const picker = useRef<HTMLInputElement>(null);
  const point = (id: string, chosen: boolean) =>
    store.edit({ kind: 'answer', key: questionId }, { [`files.${id}`]: chosen ? 'yes' : null });
  const { uploads, add, dismiss } = useUploads(useEntryShelf(dataPoint), (added) => {
    for (const { id } of added) point(id, true);
  });
  const adds = can.of(dataPoint);
  if (evidence.length === 0 && uploads.length === 0 && !adds) return null;
  return (
    <fieldset className={classes.files}>
      <legend className={fieldClasses.label}>{t('answer.files')}</legend>
      <ul className={cardClasses.files}>
        {evidence.map(({ id, name }) => (
          <li key={id}>
            <label className={classes.file}>
              <input
                type="checkbox"
                checked={id in files}
                onChange={({ currentTarget }) => point(id, currentTarget.checked)}
              />
              <span>{name}</span>
            </label>
          </li>
        ))}
        <UploadRows uploads={uploads} dismiss={dismiss} />
      </ul>
      {adds && (
        <>
          <button type="button" className={fieldClasses.plain} onClick={() => picker.current?.click()}>
            {t('answer.addFile')}
          </button>
          <input
            ref={picker}
            type="file"
            multiple
            hidden
            onChange={({ currentTarget }) => {
              add([...(currentTarget.files ?? [])]);
              currentTarget.value = '';
            }}
          />
        </>
      )}
    </fieldset>
  );
}

import { useRef, useState, type DragEvent } from 'react';
import { ApiError, apiUrl, sendJson } from '../../../api/client.js';
import { fileSize } from '../../../fileSize.js';
import type { Evidence } from '../../../workspace/types.js';
import { day, useWorkspaceText } from '../text.js';
import { useAssessment } from '../Workspace.js';
import type { Shelf } from './shelf.js';
import { UploadRows } from './UploadRows.js';
import { useUploads } from './useUploads.js';
import fieldClasses from '../fields/Field.module.css';
import classes from './Card.module.css';

/** Files of evidence: dropped or chosen, several at once, each with its progress. */
export function EvidenceFiles({ shelf, readOnly }: { readonly shelf: Shelf; readonly readOnly: boolean }) {
  const { t, language, number } = useWorkspaceText();
  const { id: assessmentId } = useAssessment();
  const { files: evidence } = shelf;
  const picker = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [said, setSaid] = useState('');
  const { uploads, add, dismiss } = useUploads(shelf, (files) =>
    setSaid(files.map(({ name }) => t('evidence.added', { name })).join(' ')),
  );
  const remove = async (file: Evidence) => {
    try {
      await sendJson('DELETE', `/assessments/${assessmentId}/evidence/${file.id}`);
      shelf.put(shelf.now().filter(({ id }) => id !== file.id));
      setSaid(t('evidence.removed', { name: file.name }));
    } catch (error) {
      setSaid(error instanceof ApiError ? error.message : t('error.unexpected'));
    }
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    add([...event.dataTransfer.files]);
  };
  const drop = readOnly
    ? {}
    : {
        onDragOver: (event: DragEvent) => {
          event.preventDefault();
          setOver(true);
        },
        onDragLeave: () => setOver(false),
        onDrop,
      };
  return (
    <div className={`${classes.evidence} ${classes.drop}`} data-over={over || undefined} {...drop}>
      <span className={fieldClasses.label}>{t('evidence.title')}</span>
      {(evidence.length > 0 || uploads.length > 0) && (
        <ul className={classes.files}>
          {evidence.map((file) => (
            <li key={file.id}>
              <a href={apiUrl(`/assessments/${assessmentId}/evidence/${file.id}`)} download={file.name}>
                {file.name}
              </a>
              <span className="small muted">
                {fileSize(file.size, number)}, {file.uploadedBy.name}, {day(file.uploadedAt, language)}
              </span>
              {!readOnly && (
                <button type="button" className={fieldClasses.plain} onClick={() => void remove(file)}>
                  {t('evidence.remove')}
                  <span className="srOnly">: {file.name}</span>
                </button>
              )}
            </li>
          ))}
          <UploadRows uploads={uploads} dismiss={dismiss} />
        </ul>
      )}
      {!readOnly && (
        <p className={fieldClasses.hint}>
          <button type="button" className={fieldClasses.plain} onClick={() => picker.current?.click()}>
            {t('evidence.choose')}
          </button>{' '}
          {t('evidence.hint')}
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
        </p>
      )}
      {readOnly && evidence.length === 0 && <p className={fieldClasses.hint}>{t('evidence.none')}</p>}
      <span role="status" className="srOnly">
        {said}
      </span>
    </div>
  );
}

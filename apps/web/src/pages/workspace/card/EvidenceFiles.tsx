import { useRef, useState, type DragEvent } from 'react';
import { ApiError, apiUrl, sendJson } from '../../../api/client.js';
import { entryPath, sendFile } from '../../../workspace/api.js';
import type { EntryView, Evidence } from '../../../workspace/types.js';
import { day, useWorkspaceText } from '../text.js';
import { useAssessment, useEntry, useWorkspace } from '../Workspace.js';
import fieldClasses from '../fields/Field.module.css';
import classes from './Card.module.css';

const MEGABYTE = 1024 * 1024;
const LARGEST = 50 * MEGABYTE;

interface Upload {
  readonly id: number;
  readonly file: File;
  readonly share: number;
  readonly failed: string | null;
}

/** Files that prove a figure: dropped or chosen, several at once, each with its progress. */
export function EvidenceFiles({
  dataPoint,
  readOnly,
}: {
  readonly dataPoint: string;
  readonly readOnly: boolean;
}) {
  const { t, language, number } = useWorkspaceText();
  const store = useWorkspace();
  const { id: assessmentId } = useAssessment();
  const { evidence } = useEntry(dataPoint);
  const picker = useRef<HTMLInputElement>(null);
  const counter = useRef(0);
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const [over, setOver] = useState(false);
  const [said, setSaid] = useState('');
  const path = `${entryPath(assessmentId, dataPoint)}/evidence`;

  const show = (files: readonly Evidence[]) =>
    store.takeEntry({ ...store.heldOf({ kind: 'entry', key: dataPoint }), evidence: files });
  const heldFiles = () => store.heldOf({ kind: 'entry', key: dataPoint }).evidence;
  const change = (id: number, next: Partial<Upload>) =>
    setUploads((all) => all.map((each) => (each.id === id ? { ...each, ...next } : each)));

  const send = async (upload: Upload) => {
    try {
      const answer = await sendFile<Evidence | EntryView>(path, upload.file, (share) =>
        change(upload.id, { share }),
      );
      show('evidence' in answer ? answer.evidence : [...heldFiles(), answer]);
      setUploads((all) => all.filter(({ id }) => id !== upload.id));
      setSaid(t('evidence.added', { name: upload.file.name }));
    } catch (error) {
      change(upload.id, { failed: error instanceof ApiError ? error.message : t('error.unexpected') });
    }
  };
  const add = (files: readonly File[]) => {
    const added = files.map((file): Upload => {
      const failed =
        file.size > LARGEST ? t('evidence.tooLarge', { size: number(file.size / MEGABYTE, 0) }) : null;
      return { id: (counter.current += 1), file, share: 0, failed };
    });
    setUploads((all) => [...all, ...added]);
    for (const upload of added) if (upload.failed === null) void send(upload);
  };
  const remove = async (file: Evidence) => {
    try {
      await sendJson('DELETE', `/assessments/${assessmentId}/evidence/${file.id}`);
      show(heldFiles().filter(({ id }) => id !== file.id));
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
                {size(file.size, number)}, {file.uploadedBy.name}, {day(file.uploadedAt, language)}
              </span>
              {!readOnly && (
                <button type="button" className={fieldClasses.plain} onClick={() => void remove(file)}>
                  {t('evidence.remove')}
                  <span className="srOnly">: {file.name}</span>
                </button>
              )}
            </li>
          ))}
          {uploads.map(({ id, file, share, failed }) => (
            <li key={id}>
              <span>{file.name}</span>
              {failed === null ? (
                <progress max={1} value={share} aria-label={t('evidence.sending', { name: file.name })} />
              ) : (
                <>
                  <span className={fieldClasses.error} role="alert">
                    {failed}
                  </span>
                  <button
                    type="button"
                    className={fieldClasses.plain}
                    onClick={() => setUploads((all) => all.filter((each) => each.id !== id))}
                  >
                    {t('evidence.dismiss')}
                  </button>
                </>
              )}
            </li>
          ))}
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

function size(bytes: number, number: (value: number, decimals?: number) => string): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < MEGABYTE) return `${number(bytes / 1024, 0)} kB`;
  return `${number(bytes / MEGABYTE, 1)} MB`;
}

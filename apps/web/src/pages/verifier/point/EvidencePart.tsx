import { lazy, Suspense, useState } from 'react';
import { apiUrl } from '../../../api/client.js';
import { fileSize } from '../../../fileSize.js';
import { SHOWN_TYPES } from '../../../frame/protocol.js';
import { moment } from '../../../moments.js';
import { evidencePath } from '../../../verifier/api.js';
import type { Evidence } from '../../../workspace/types.js';
import { useDesk } from '../DeskFrame.js';
import { useDeskText } from '../text.js';
import { Part } from './Part.js';
import fieldClasses from '../../workspace/fields/Field.module.css';
import classes from './Point.module.css';

const EvidenceFrame = lazy(async () => ({ default: (await import('./EvidenceFrame.js')).EvidenceFrame }));

/** Larger files wait until somebody asks for them: going through the list must stay quick. */
const OPEN_BY_ITSELF = 5 * 1024 * 1024;

const canBeShown = ({ mediaType }: Evidence): boolean => SHOWN_TYPES.includes(mediaType);

/** Files that prove the figure: PDFs and images are shown here, everything else can be downloaded. */
export function EvidencePart({ files }: { readonly files: readonly Evidence[] }) {
  const { t, language, number } = useDeskText();
  const { id } = useDesk();
  const first = files.find((file) => canBeShown(file) && file.size <= OPEN_BY_ITSELF);
  const [shown, setShown] = useState<string | null>(first?.id ?? null);
  const open = files.find((file) => file.id === shown);
  return (
    <Part title={t('evidence.title')}>
      {files.length === 0 && <p className="muted">{t('point.noEvidence')}</p>}
      <ul className={classes.files}>
        {files.map((file) => (
          <li key={file.id}>
            <a href={apiUrl(evidencePath(id, file.id))} download={file.name}>
              {file.name}
            </a>{' '}
            <span className="small muted">
              {fileSize(file.size, number)}, {file.uploadedBy.name}, {moment(file.uploadedAt, language)}
            </span>{' '}
            {canBeShown(file) && (
              <button
                type="button"
                className={fieldClasses.plain}
                aria-expanded={shown === file.id}
                onClick={() => setShown(shown === file.id ? null : file.id)}
              >
                {t(shown === file.id ? 'evidence.close' : 'evidence.show')}
                <span className="srOnly">: {file.name}</span>
              </button>
            )}
          </li>
        ))}
      </ul>
      {open && (
        <Suspense fallback={null}>
          <EvidenceFrame key={open.id} file={open} />
        </Suspense>
      )}
    </Part>
  );
}

import { useWorkspaceText } from '../text.js';
import type { Uploads } from './useUploads.js';
import fieldClasses from '../fields/Field.module.css';

/** Files on their way, each with its progress or with why it could not be taken. */
export function UploadRows({ uploads, dismiss }: Pick<Uploads, 'uploads' | 'dismiss'>) {
  const { t } = useWorkspaceText();
  return uploads.map(({ id, file, share, failed }) => (
    <li key={id}>
      <span>{file.name}</span>
      {failed === null ? (
        <progress max={1} value={share} aria-label={t('evidence.sending', { name: file.name })} />
      ) : (
        <>
          <span className={fieldClasses.error} role="alert">
            {failed}
          </span>
          <button type="button" className={fieldClasses.plain} onClick={() => dismiss(id)}>
            {t('evidence.dismiss')}
          </button>
        </>
      )}
    </li>
  ));
}

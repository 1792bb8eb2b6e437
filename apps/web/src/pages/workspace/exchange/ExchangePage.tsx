import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState, type DragEvent } from 'react';
import { useSearchParams } from 'react-router';
import { isOpenToCity } from '#workflow';
import { ApiError, apiUrl } from '../../../api/client.js';
import { PageTitle } from '../../../components/PageTitle.js';
import { LoadError, Loading } from '../../../components/States.js';
import { sendFile } from '../../../workspace/api.js';
import { useWorkspaceText } from '../text.js';
import { useAssessment, useSaveState, useWorkspace } from '../Workspace.js';
import { Preview } from './Preview.js';
import { type Upload, uploadQuery } from './upload.js';
import cardClasses from '../card/Card.module.css';
import fieldClasses from '../fields/Field.module.css';
import classes from '../Page.module.css';

/** The spreadsheet way: out, filled in elsewhere, and back with a look at every cell before anything is written. */
export function ExchangePage() {
  const { t, language } = useWorkspaceText();
  const { id, state } = useAssessment();
  const { unsent } = useSaveState();
  const [address, setAddress] = useSearchParams();
  const uploadId = address.get('upload');
  const query = useQuery({ ...uploadQuery(uploadId ?? '', language), enabled: uploadId !== null });
  const close = () => setAddress({}, { replace: true });
  const download = (file: string, lang?: string) => apiUrl(`/assessments/${id}/${file}`, { lang });
  return (
    <>
      <PageTitle>{t('part.exchange')}</PageTitle>
      <h1 className={classes.title}>{t('part.exchange')}</h1>
      <p className={classes.intro}>{t('exchange.intro')}</p>
      <section className={classes.section}>
        <h2>{t('exchange.download')}</h2>
        <ul className={classes.downloads}>
          <li>
            <a href={download('template.xlsx', 'en')} hrefLang="en" download>
              {t('exchange.template.en')}
            </a>
          </li>
          <li>
            <a href={download('template.xlsx', 'fr')} hrefLang="fr" download>
              {t('exchange.template.fr')}
            </a>
          </li>
          <li>
            <a href={download('export.csv', language)} download>
              CSV
            </a>
          </li>
          <li>
            <a href={download('export.json')} download>
              JSON
            </a>
          </li>
        </ul>
        {unsent > 0 && <p className={fieldClasses.error}>{t('exchange.unsent', { count: unsent })}</p>}
      </section>
      <section className={classes.section}>
        <h2>{t('exchange.upload')}</h2>
        {!isOpenToCity(state) ? (
          <p>{t('exchange.closed')}</p>
        ) : uploadId === null ? (
          <Sender onUploaded={(upload) => setAddress({ upload: upload.uploadId }, { replace: true })} />
        ) : query.isError ? (
          query.error instanceof ApiError && query.error.status === 404 ? (
            <>
              <p>{t('exchange.gone')}</p>
              <Button variant="default" onClick={close}>
                {t('exchange.another')}
              </Button>
            </>
          ) : (
            <LoadError error={query.error} onRetry={() => void query.refetch()} />
          )
        ) : query.isPending ? (
          <Loading />
        ) : (
          <Preview upload={query.data} onClose={close} />
        )}
      </section>
    </>
  );
}

/** Takes a file, and says how far it is. */
function Sender({ onUploaded }: { readonly onUploaded: (upload: Upload) => void }) {
  const { t, language, percent } = useWorkspaceText();
  const store = useWorkspace();
  const queries = useQueryClient();
  const { id, canEdit } = useAssessment();
  const picker = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File | null>(null);
  const [share, setShare] = useState(0);
  const [problem, setProblem] = useState<ApiError | null>(null);
  const [over, setOver] = useState(false);
  const send = async (chosen: File | undefined) => {
    if (chosen === undefined) return;
    setFile(chosen);
    setShare(0);
    setProblem(null);
    try {
      // What was typed here must be there before a file is compared with it.
      await store.flush();
      const upload = await sendFile<Upload>(`/assessments/${id}/uploads?lang=${language}`, chosen, setShare);
      queries.setQueryData(uploadQuery(upload.uploadId, language).queryKey, upload);
      onUploaded(upload);
    } catch (error) {
      setProblem(
        error instanceof ApiError ? error : new ApiError({ title: t('error.unexpected'), status: -1 }),
      );
    }
    setFile(null);
  };
  if (canEdit === 'none') return <p>{t('exchange.frozen')}</p>;
  return (
    <div
      className={cardClasses.drop}
      data-over={over || undefined}
      onDragOver={(event: DragEvent) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event: DragEvent) => {
        event.preventDefault();
        setOver(false);
        void send(event.dataTransfer.files[0]);
      }}
    >
      <p className={classes.intro}>{t('exchange.uploadText')}</p>
      <Button
        aria-disabled={file !== null || undefined}
        onClick={() => file === null && picker.current?.click()}
      >
        {t('exchange.choose')}
      </Button>
      <input
        ref={picker}
        type="file"
        accept=".xlsx,.csv,.json"
        hidden
        onChange={({ currentTarget }) => {
          void send(currentTarget.files?.[0]);
          currentTarget.value = '';
        }}
      />
      <div role="status">
        {file !== null && (
          <p style={{ marginTop: '0.75rem' }}>
            {share < 1
              ? t('exchange.sending', { name: file.name, share: percent(100 * share, 0) })
              : t('exchange.reading', { name: file.name })}
            <br />
            <progress
              className={classes.progress}
              max={1}
              {...(share < 1 ? { value: share } : {})}
              aria-label={t('exchange.progress')}
            />
          </p>
        )}
      </div>
      {problem !== null && (
        <div className={classes.problem} role="alert" style={{ marginTop: '1rem' }}>
          <p>
            <strong>{problem.message}</strong>
          </p>
          <ul>
            {(problem.problem.errors ?? []).slice(0, 20).map(({ path, message }, index) => (
              <li key={`${path} ${index}`}>{path === '' ? message : `${path}: ${message}`}</li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

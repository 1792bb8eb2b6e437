import { useState } from 'react';
import { Link } from 'react-router';
import { ApiError, apiUrl, getText } from '../../../api/client.js';
import { useText, type MessageKey } from '../../../language.js';
import classes from './ProofDownload.module.css';

interface Props {
  readonly editionId: string;
  /** Left out for the edition as a whole. */
  readonly dataPoint?: string;
  readonly label: string;
  /** The file is named after it. */
  readonly name: string;
}

/** Saves a proof file and leads to the page that checks it; says so where the log is not that far yet. */
export function ProofDownload({ editionId, dataPoint, label, name }: Props) {
  const { t, language } = useText();
  const [said, setSaid] = useState<MessageKey | null>(null);
  const path = proofPath(editionId, dataPoint);
  const query = new URLSearchParams({
    edition: editionId,
    ...(dataPoint === undefined ? {} : { dataPoint }),
  });
  const save = async () => {
    try {
      saveText(await getText(path), `${name}.tlog-proof`);
      setSaid('proof.saved');
    } catch (error) {
      setSaid(wordOf(error));
    }
  };
  return (
    <>
      <span className={classes.links}>
        <a
          href={apiUrl(path)}
          download
          onClick={(event) => {
            event.preventDefault();
            void save();
          }}
        >
          {label}
        </a>
        <Link to={`/${language}/verify?${query}`}>{t('proof.check')}</Link>
      </span>
      <span role="status" className={classes.status}>
        {said === null ? '' : t(said)}
      </span>
    </>
  );
}

/** Path of a proof file below the API. */
export function proofPath(editionId: string, dataPoint?: string): string {
  const edition = `/editions/${encodeURIComponent(editionId)}`;
  return dataPoint === undefined ? `${edition}/proof` : `${edition}/proofs/${encodeURIComponent(dataPoint)}`;
}

/** Why there is no file, in words. */
export function wordOf(error: unknown): 'proof.pending' | 'proof.none' | 'proof.failed' {
  const status = error instanceof ApiError ? error.status : 0;
  if (status === 503) return 'proof.pending';
  return status === 404 ? 'proof.none' : 'proof.failed';
}

function saveText(text: string, name: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}

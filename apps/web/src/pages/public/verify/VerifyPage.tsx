import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import { type TrustedKeys, verifyProofFile } from '#ledger';
import { getText } from '../../../api/client.js';
import { PageTitle } from '../../../components/PageTitle.js';
import { proofPath, wordOf } from '../city/ProofDownload.js';
import { KeyChoice, type KeyChoiceState } from './KeyChoice.js';
import { ledgerKeysQuery, readKeys, trusted } from './keys.js';
import { readProofFile, type FileReading } from './proofFile.js';
import { ProofInput } from './ProofInput.js';
import { Result } from './Result.js';
import { useVerifyText } from './text.js';
import classes from './VerifyPage.module.css';

/** Anybody drops a proof file here; the browser checks it by itself against the key of the log. */
export function VerifyPage() {
  const { t } = useVerifyText();
  const [reading, setReading] = useState<FileReading | null>(null);
  const [choice, setChoice] = useState<KeyChoiceState>({ from: 'site', typed: '' });
  const keys = useTrustedKeys(choice);
  const ofSite = useProofOfSite();
  const given = reading ?? ofSite.reading;
  return (
    <article className={classes.page}>
      <PageTitle>{t('verify.title')}</PageTitle>
      <h1>{t('verify.title')}</h1>
      <p className="prose">{t('verify.lead')}</p>
      <section aria-labelledby="proof-file" className={classes.file}>
        <h2 id="proof-file">{t('verify.file')}</h2>
        <ProofInput
          onFiles={(files) => {
            void readProofFile(files).then((read) => read && setReading(read));
          }}
        />
        <p role="status" className={classes.said}>
          {reading === null && ofSite.said !== null && t(ofSite.said)}
          {given?.ok === false && t(`verify.problem.${given.problem}`)}
          {given?.ok === true && keys === null && t('verify.key.first')}
        </p>
      </section>
      <KeyChoice state={choice} onChange={setChoice} />
      <div role="status">
        {given?.ok === true && keys !== null && (
          <Result file={given} verdict={verifyProofFile(given.bytes, keys)} ownKey={choice.from === 'own'} />
        )}
      </div>
      <section className={classes.offline}>
        <h2>{t('verify.offline')}</h2>
        <p>{t('verify.offlineText')}</p>
        <pre>
          <code>{t('verify.command')}</code>
        </pre>
      </section>
    </article>
  );
}

/** The keys that a check is to use; `null` while there are none. */
function useTrustedKeys({ from, typed }: KeyChoiceState): TrustedKeys | null {
  const site = useQuery({ ...ledgerKeysQuery, enabled: from === 'site' });
  if (from === 'site') return site.data && site.data.keys.length > 0 ? trusted(site.data) : null;
  const own = readKeys(typed);
  return own.origins.length > 0 && own.wrong.length === 0 ? own : null;
}

/** The proof that the address names, got from this site: `?edition=…`, and `&dataPoint=…` for one value. */
function useProofOfSite() {
  const [params] = useSearchParams();
  const edition = params.get('edition');
  const dataPoint = params.get('dataPoint') ?? undefined;
  const proof = useQuery({
    queryKey: ['proof', edition, dataPoint ?? ''],
    queryFn: ({ signal }) => getText(proofPath(edition ?? '', dataPoint), signal),
    enabled: edition !== null,
    retry: false,
  });
  const { data } = proof;
  const reading = useMemo<FileReading | null>(
    () =>
      data === undefined
        ? null
        : { ok: true, name: `${dataPoint ?? 'edition'}.tlog-proof`, bytes: new TextEncoder().encode(data) },
    [data, dataPoint],
  );
  if (edition === null) return { reading: null, said: null } as const;
  const said = proof.isError ? wordOf(proof.error) : proof.isPending ? ('verify.fetching' as const) : null;
  return { reading, said } as const;
}

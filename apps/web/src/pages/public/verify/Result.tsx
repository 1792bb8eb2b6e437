import { useEffect, useRef, type ReactNode } from 'react';
import type { ProofVerdict } from '#ledger';
import { dayInWords } from '../../../moments.js';
import { Entry } from './Entry.js';
import type { ProofFile } from './proofFile.js';
import { useVerifyText } from './text.js';
import classes from './VerifyPage.module.css';

type Proven = Extract<ProofVerdict, { ok: true }>;

interface Props {
  readonly file: ProofFile;
  readonly verdict: ProofVerdict;
  /** Whether the key came from the site that the proof may come from as well. */
  readonly ownKey: boolean;
}

/** What a check found, and how far it goes. */
export function Result({ file, verdict, ownKey }: Props) {
  const { t } = useVerifyText();
  if (verdict.ok) {
    const { leaf, index, size, checkpointSignedBy } = verdict;
    const origin = checkpointSignedBy[0]?.split('+')[0] ?? '';
    return (
      <Outcome title={t('verify.yes.title')} proven file={file}>
        <p>{t('verify.yes.lead', { origin, number: index + 1, size })}</p>
        <h3>{t('verify.entry')}</h3>
        <Entry leaf={leaf} />
        <Reach verdict={verdict} ownKey={ownKey} />
      </Outcome>
    );
  }
  return (
    <Outcome title={t('verify.no.title')} proven={false} file={file}>
      <p>{t(`verify.bad.${verdict.problem}`)}</p>
      <p>{t('verify.no.what')}</p>
    </Outcome>
  );
}

interface OutcomeProps {
  readonly title: string;
  readonly proven: boolean;
  readonly file: ProofFile;
  readonly children: ReactNode;
}

/** The result of a new file takes the focus; one that changes while somebody types a key does not. */
function Outcome({ title, proven, file, children }: OutcomeProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!(document.activeElement instanceof HTMLTextAreaElement)) heading.current?.focus();
  }, [file]);
  return (
    <section className={classes.outcome} data-proven={proven}>
      <h2 ref={heading} tabIndex={-1} className={classes.title}>
        <svg viewBox="0 0 16 16" width="20" height="20" aria-hidden="true">
          <path d={proven ? 'M2.5 8.5l3.5 3.5 7.5-8' : 'M3.5 3.5l9 9M12.5 3.5l-9 9'} />
        </svg>
        {title}
      </h2>
      <p className="small muted">{file.name}</p>
      {children}
    </section>
  );
}

/** What is proven and what is not, in plain words. */
function Reach({ verdict, ownKey }: { readonly verdict: Proven; readonly ownKey: boolean }) {
  const { t, language } = useVerifyText();
  const { leaf, cosignedBy } = verdict;
  const witnesses = cosignedBy.map(
    ({ name, time }) => `${name} (${dayInWords(new Date(1000 * time), language)})`,
  );
  return (
    <div className={classes.reach}>
      <div>
        <h3>{t('verify.proves')}</h3>
        <ul>
          <li>{t('verify.proves.unchanged', { date: dayInWords(leaf.time, language) })}</li>
          <li>{t('verify.proves.signed')}</li>
          {witnesses.length > 0 && <li>{t('verify.proves.witnessed', { names: witnesses.join(', ') })}</li>}
        </ul>
      </div>
      <div>
        <h3>{t('verify.not')}</h3>
        <ul>
          <li>{t('verify.not.true')}</li>
          <li>{t('verify.not.latest')}</li>
          {witnesses.length === 0 && <li>{t('verify.not.witnessed')}</li>}
          {!ownKey && <li>{t('verify.not.key')}</li>}
        </ul>
      </div>
    </div>
  );
}

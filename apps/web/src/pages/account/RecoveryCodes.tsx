import { Button } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { useEffect, useRef } from 'react';
import { useAccountText } from '../../session/text.js';
import classes from './SecondFactor.module.css';

/** The codes for the day the phone is gone: shown once, to be kept. */
export function RecoveryCodes({
  codes,
  onKept,
}: {
  readonly codes: readonly string[];
  readonly onKept: () => void;
}) {
  const { t } = useAccountText();
  const clipboard = useClipboard({ timeout: 4000 });
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <>
      <h3 ref={heading} tabIndex={-1}>
        {t('recovery.title')}
      </h3>
      <p>{t('recovery.text')}</p>
      <ul className={classes.codes}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div className={classes.buttons}>
        <Button variant="default" onClick={() => clipboard.copy(codes.join('\n'))}>
          {clipboard.copied ? t('copy.done') : t('recovery.copy')}
        </Button>
        <Button variant="default" onClick={() => window.print()}>
          {t('recovery.print')}
        </Button>
        <Button onClick={onKept}>{t('recovery.kept')}</Button>
      </div>
      <p role="status" className="srOnly">
        {clipboard.copied ? t('copy.done') : ''}
      </p>
    </>
  );
}

import { useClipboard } from '@mantine/hooks';
import { UnstyledButton } from '@mantine/core';
import { useText } from '../language.js';
import classes from './CopyText.module.css';

/** A long identifier shown short, with a button that copies all of it. */
export function CopyText({ text, shown, label }: Readonly<Record<'text' | 'shown' | 'label', string>>) {
  const { t } = useText();
  const clipboard = useClipboard({ timeout: 4000 });
  return (
    <span className={classes.copy}>
      <code title={text}>{shown}</code>
      <UnstyledButton
        className={classes.button}
        aria-label={t('copy.label', { what: label })}
        onClick={() => clipboard.copy(text)}
      >
        {clipboard.copied ? t('copy.done') : t('copy.do')}
      </UnstyledButton>
      <span role="status" className="srOnly">
        {clipboard.copied ? t('copy.done') : ''}
      </span>
    </span>
  );
}

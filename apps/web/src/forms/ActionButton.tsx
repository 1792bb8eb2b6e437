import { Button, Loader, type ButtonProps } from '@mantine/core';
import { useRef, useState, type ReactNode } from 'react';
import { ApiError } from '../api/client.js';
import { useAccountText } from '../session/text.js';
import classes from './Form.module.css';

interface Props extends Pick<ButtonProps, 'variant' | 'size'> {
  readonly act: () => Promise<unknown>;
  readonly children: ReactNode;
  /** Says what the button is about where its text alone does not. */
  readonly label?: string;
}

/** A button that does something at once, shows that it is at it, and says beside it when it failed. */
export function ActionButton({ act, children, label, variant = 'filled', size }: Props) {
  const { t } = useAccountText();
  const [state, setState] = useState<'idle' | 'busy'>('idle');
  const [failure, setFailure] = useState<string | null>(null);
  const busy = useRef(false);
  const run = async () => {
    if (busy.current) return;
    busy.current = true;
    setState('busy');
    setFailure(null);
    try {
      await act();
    } catch (error) {
      const unreachable = error instanceof ApiError && error.status === 0;
      const said = error instanceof ApiError ? error.message : t('error.unexpected');
      setFailure(unreachable ? t('form.unreachable') : said);
    } finally {
      busy.current = false;
      setState('idle');
    }
  };
  return (
    <span className={classes.action}>
      <Button
        variant={variant}
        size={size}
        aria-label={label}
        aria-disabled={state === 'busy' || undefined}
        leftSection={
          state === 'busy' ? <Loader size="1em" color="currentColor" aria-hidden="true" /> : undefined
        }
        onClick={() => void run()}
      >
        {children}
      </Button>
      <span role="alert" className={classes.failure}>
        {failure}
      </span>
    </span>
  );
}

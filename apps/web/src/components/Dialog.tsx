import { UnstyledButton } from '@mantine/core';
import { useId, useLayoutEffect, useRef, type ReactNode } from 'react';
import { useText } from '../language.js';
import classes from './Dialog.module.css';

const FIELD = 'input:not([readonly], [type="hidden"]), select, textarea';

interface Props {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/**
 * A question that must be answered before going on; the browser keeps the focus inside and gives it back at the end.
 * It is open while it is there. The page below keeps all that was typed.
 */
export function Dialog({ title, onClose, children }: Props) {
  const { t } = useText();
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    // The first thing to fill in, where there is one, rather than the button that closes.
    element?.querySelector<HTMLElement>(FIELD)?.focus();
    // Closed before it is taken out, or the focus would be lost.
    return () => element?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={classes.dialog}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <div className={classes.head}>
        <h2 id={id}>{title}</h2>
        <UnstyledButton className={classes.close} onClick={onClose}>
          {t('close')}
        </UnstyledButton>
      </div>
      {children}
    </dialog>
  );
}

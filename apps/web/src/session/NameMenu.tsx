import { Button, UnstyledButton } from '@mantine/core';
import { useCallback, useEffect, useId, useRef, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { Dialog } from '../components/Dialog.js';
import { useText } from '../language.js';
import { can } from './can.js';
import { useSignOut, type Session } from './session.js';
import classes from './NameMenu.module.css';

/** The person's name, which opens a list of their own pages. */
export function NameMenu({ session }: { readonly session: Session }) {
  const { t, language } = useText();
  const [open, setOpen] = useState(false);
  const [failed, setFailed] = useState(false);
  const [unsent, setUnsent] = useState(0);
  const root = useRef<HTMLDivElement>(null);
  const id = useId();
  const navigate = useNavigate();
  const leave = useCallback(() => navigate(`/${language}`), [navigate, language]);
  const signOut = useSignOut(leave);
  useCloseOutside(root, open, setOpen);
  const end = () => {
    setUnsent(0);
    setFailed(false);
    signOut().catch(() => setFailed(true));
  };
  const links = [
    { to: 'workspace', text: t('nav.myWork') },
    ...(can(session, 'seeDesk') ? [{ to: 'desk', text: t('nav.desk') }] : []),
    ...(can(session, 'seeProgrammes') ? [{ to: 'programmes', text: t('nav.programmes') }] : []),
    ...(can(session, 'administer') ? [{ to: 'administration', text: t('nav.administration') }] : []),
    { to: 'account', text: t('nav.account') },
  ];
  const { name, email } = session.user;
  return (
    <div ref={root} className={classes.menu}>
      <UnstyledButton
        className={classes.name}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        <span className={classes.text}>{name === '' ? email : name}</span>
        <svg viewBox="0 0 10 6" width="10" height="6" aria-hidden="true">
          <path d="M1 1l4 4 4-4" fill="none" stroke="currentColor" strokeWidth="1.5" />
        </svg>
      </UnstyledButton>
      <nav id={id} aria-label={t('nav.own')} className={classes.list} hidden={!open}>
        {links.map(({ to, text }) => (
          <Link key={to} to={`/${language}/${to}`} onClick={() => setOpen(false)}>
            {text}
          </Link>
        ))}
        <UnstyledButton
          className={classes.out}
          onClick={() => {
            countUnsent(session.user.id).then((count) => (count > 0 ? setUnsent(count) : end()), end);
          }}
        >
          {t('nav.signOut')}
        </UnstyledButton>
        <p role="alert" className={classes.failed}>
          {failed && t('nav.signOutFailed')}
        </p>
      </nav>
      {unsent > 0 && (
        <Dialog title={t('nav.unsent.title')} onClose={() => setUnsent(0)}>
          <p>{t('nav.unsent.text', { count: unsent })}</p>
          <Button onClick={() => setUnsent(0)} mr="sm">
            {t('nav.unsent.stay')}
          </Button>
          <Button variant="default" onClick={end}>
            {t('nav.signOut')}
          </Button>
        </Dialog>
      )}
    </div>
  );
}

/** What was typed in the workspace and has not reached the server; its code is loaded only to be asked. */
async function countUnsent(userId: string): Promise<number> {
  return (await import('../workspace/unsent.js')).countUnsent(userId);
}

/** Closes on Escape, on a click elsewhere, and when the focus goes elsewhere. */
function useCloseOutside(
  root: React.RefObject<HTMLDivElement | null>,
  open: boolean,
  setOpen: (open: boolean) => void,
): void {
  useEffect(() => {
    const element = root.current;
    if (!open || element === null) return;
    const outside = (event: Event) => {
      const to = event instanceof FocusEvent ? event.relatedTarget : event.target;
      if (to instanceof Node && !element.contains(to)) setOpen(false);
    };
    const escape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      setOpen(false);
      element.querySelector('button')?.focus();
    };
    document.addEventListener('pointerdown', outside);
    element.addEventListener('focusout', outside);
    element.addEventListener('keydown', escape);
    return () => {
      document.removeEventListener('pointerdown', outside);
      element.removeEventListener('focusout', outside);
      element.removeEventListener('keydown', escape);
    };
  }, [root, open, setOpen]);
}

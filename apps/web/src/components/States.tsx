import { Button, Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import { ApiError } from '../api/client.js';
import { useText } from '../language.js';
import classes from './States.module.css';

/** A place with nothing to show yet: what would be here, and what to do. */
export function Notice({
  title,
  children,
  action,
}: {
  readonly title: string;
  readonly children: ReactNode;
  readonly action?: ReactNode;
}) {
  return (
    <div className={classes.notice}>
      <h2 className={classes.title}>{title}</h2>
      <p>{children}</p>
      {action}
    </div>
  );
}

/** The data could not be read: why, and a way to try again. */
export function LoadError({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }) {
  const { t } = useText();
  const status = error instanceof ApiError ? error.status : -1;
  const said = error instanceof ApiError ? error.problem.detail : undefined;
  return (
    <div role="alert">
      <Notice
        title={t('error.title')}
        action={
          <Button variant="default" onClick={onRetry}>
            {t('error.retry')}
          </Button>
        }
      >
        {status === 0 && t('error.unreachable')}
        {status >= 500 && t('error.server')}
        {status < 0 && t('error.unexpected')}
        {status > 0 && status < 500 && (said ?? t('error.refused', { status }))}
      </Notice>
    </div>
  );
}

/** Grey lines in the place of what is being read, so that nothing jumps. */
export function Loading({ lines = 6, height = 28 }: { readonly lines?: number; readonly height?: number }) {
  const { t } = useText();
  return (
    <div role="status" aria-busy="true">
      <span className="srOnly">{t('loading')}</span>
      {Array.from({ length: lines }, (_, line) => (
        <Skeleton key={line} height={height} mb="sm" radius="xs" animate={false} />
      ))}
    </div>
  );
}

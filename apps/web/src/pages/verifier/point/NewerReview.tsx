import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { moment } from '../../../moments.js';
import { PointState } from '../../../components/review/PointState.js';
import { ReasonWords } from '../parts/ReasonField.js';
import { useDeskText } from '../text.js';
import type { Newer } from './useVerdict.js';
import classes from './Point.module.css';

interface Props {
  readonly newer: Newer;
  readonly onKeep: () => void;
  readonly run: (work: () => Promise<boolean>, said: string) => Promise<void>;
}

/** Somebody else was first: what they decided, and what to do with one's own, of which nothing is lost. */
export function NewerReview({ newer, onKeep, run }: Props) {
  const { t, language } = useDeskText();
  const { theirs, corrected, again } = newer;
  const { verdict, state } = theirs;
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div ref={box} tabIndex={-1} className={classes.newer} role="alert">
      <h2>{t(corrected ? 'newer.corrected' : 'newer.title')}</h2>
      <p>
        {t(corrected ? 'newer.correctedText' : 'newer.text')}{' '}
        <PointState state={state} confirmed={theirs.confirmed} />
        {verdict !== null && (
          <span className="muted">
            {' '}
            {verdict.by?.name ?? t('desk.somebody')}, {moment(verdict.at, language)}
          </span>
        )}
      </p>
      {verdict?.reasonCode && (
        <p>
          <ReasonWords code={verdict.reasonCode} />
        </p>
      )}
      {(verdict?.footnote ?? verdict?.reason) && <p>{verdict?.footnote ?? verdict?.reason}</p>}
      <div className={classes.barButtons}>
        {!corrected && (
          <Button size="compact-md" onClick={() => void run(again, t('newer.replaced'))}>
            {t('newer.mine')}
          </Button>
        )}
        <Button size="compact-md" variant="default" onClick={onKeep}>
          {t(corrected ? 'newer.look' : 'newer.theirs')}
        </Button>
      </div>
    </div>
  );
}

import { useEffect, useRef, useState, type ReactNode } from 'react';
import classes from './DataTable.module.css';

interface Props {
  readonly caption: string;
  /** The caption is said by the heading above already and is for screen readers only. */
  readonly captionHidden?: boolean;
  readonly children: ReactNode;
  /** Least width of the table; below it the table scrolls inside its frame, the first column stays. */
  readonly minWidth?: string;
  /** A long table scrolls inside this height; its head stays. */
  readonly maxHeight?: string;
}

/** A table that stays a table on a phone: it scrolls in its own frame and the first column stays in sight. */
export function DataTable({ caption, captionHidden = true, children, minWidth, maxHeight }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const scrolls = useScrolls(frame);
  // Only a frame that scrolls needs a stop for the Tab key.
  const reachable = scrolls ? { tabIndex: 0, role: 'region', 'aria-label': caption } : {};
  return (
    <div
      ref={frame}
      className={classes.frame}
      data-scrolls={scrolls || undefined}
      style={maxHeight === undefined ? undefined : { maxHeight }}
      {...reachable}
    >
      <table className={classes.table} style={minWidth === undefined ? undefined : { minWidth }}>
        <caption className={captionHidden ? 'srOnly' : classes.caption}>{caption}</caption>
        {children}
      </table>
    </div>
  );
}

function useScrolls(frame: React.RefObject<HTMLDivElement | null>): boolean {
  const [scrolls, setScrolls] = useState(false);
  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const watcher = new ResizeObserver(() =>
      setScrolls(
        element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1,
      ),
    );
    watcher.observe(element);
    if (element.firstElementChild !== null) watcher.observe(element.firstElementChild);
    return () => watcher.disconnect();
  }, [frame]);
  return scrolls;
}

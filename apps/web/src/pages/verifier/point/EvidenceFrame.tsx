import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { FromFrame, ToFrame } from '../../../frame/protocol.js';
import { readEvidence } from '../../../verifier/api.js';
import type { Evidence } from '../../../workspace/types.js';
import { useDesk } from '../DeskFrame.js';
import { useDeskText } from '../text.js';
import classes from './Point.module.css';

const ZOOMS = [1, 1.5, 2, 3];

/**
 * Shows a PDF or an image in a frame without origin: whatever the file does, it can reach nothing. Browsers do not let
 * their own PDF viewers into such frames, so a page of ours in it paints the file.
 */
export function EvidenceFrame({ file }: { readonly file: Evidence }) {
  const { t } = useDeskText();
  const { id } = useDesk();
  const frame = useRef<HTMLIFrameElement>(null);
  const [ready, setReady] = useState(false);
  const [state, setState] = useState<'opening' | 'shown' | 'incomplete' | 'failed'>('opening');
  const [zoom, setZoom] = useState(0);
  const { data: bytes, isError } = useQuery({
    queryKey: ['evidence', id, file.id],
    queryFn: ({ signal }) => readEvidence(id, file.id, signal),
    staleTime: Infinity,
    gcTime: 0,
    retry: 1,
  });
  const pageLabel = t('evidence.page', { page: '#' });
  useEffect(() => {
    const hear = ({ source, data }: MessageEvent<FromFrame>) => {
      if (source === null || source !== frame.current?.contentWindow) return;
      if (data.kind === 'ready') setReady(true);
      else setState((before) => (before === 'incomplete' ? before : data.kind));
    };
    window.addEventListener('message', hear);
    return () => window.removeEventListener('message', hear);
  }, []);
  useEffect(() => {
    if (!ready || bytes === undefined) return;
    const { mediaType, name } = file;
    tell(frame.current, { kind: 'show', bytes, mediaType, name, pageLabel });
  }, [ready, bytes, file, pageLabel]);
  useEffect(() => {
    if (ready) tell(frame.current, { kind: 'zoom', factor: ZOOMS[zoom] ?? 1 });
  }, [ready, zoom]);
  const failed = isError || state === 'failed';
  return (
    <div className={classes.viewer}>
      <div className={classes.viewerBar}>
        <span role="status" className="small muted">
          {failed
            ? t('evidence.failed')
            : state === 'opening'
              ? t('evidence.opening', { name: file.name })
              : file.name}
          {state === 'incomplete' && !failed && ` · ${t('evidence.incomplete')}`}
        </span>
        <Button variant="default" size="compact-sm" disabled={zoom === 0} onClick={() => setZoom(zoom - 1)}>
          {t('evidence.smaller')}
        </Button>
        <Button
          variant="default"
          size="compact-sm"
          disabled={zoom === ZOOMS.length - 1}
          onClick={() => setZoom(zoom + 1)}
        >
          {t('evidence.larger')}
        </Button>
      </div>
      {!failed && (
        <iframe
          ref={frame}
          className={classes.iframe}
          src="/evidence-frame.html"
          sandbox="allow-scripts"
          title={t('evidence.frame', { name: file.name })}
        />
      )}
    </div>
  );
}

/** The frame has no origin that could be named. It is our own page, and only this window's. */
function tell(frame: HTMLIFrameElement | null, message: ToFrame): void {
  frame?.contentWindow?.postMessage(message, '*');
}

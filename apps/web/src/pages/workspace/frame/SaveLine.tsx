import { timeOfDay, useWorkspaceText } from '../text.js';
import { useAssessment, useSaveState } from '../Workspace.js';
import classes from './Frame.module.css';

/** How saving stands, in words; always as high as one line, so nothing jumps. */
export function SaveLine() {
  const { t, language } = useWorkspaceText();
  const { canEdit } = useAssessment();
  const { sending, hindrance, unsent, conflicts, refused, unread, answers, savedAt, durable } =
    useSaveState();
  if (canEdit === 'none' && answers === 0) return <div className={classes.save}>{t('save.readOnly')}</div>;
  const problems = [
    conflicts > 0 && t('save.conflicts', { count: conflicts }),
    refused > 0 && t('save.refused', { count: refused }),
    unread > 0 && t('save.unread', { count: unread }),
    answers > 0 && t('save.answers', { count: answers }),
  ].filter((problem) => problem !== false);
  const kept = durable ? 'kept' : 'open';
  const state =
    hindrance === 'offline' && unsent > 0
      ? t('save.offline', { count: unsent, where: kept })
      : hindrance === 'offline'
        ? t('save.offlineNothing')
        : hindrance === 'signedOut' && unsent > 0
          ? t('save.signedOut', { count: unsent, where: kept })
          : hindrance === 'busy' && unsent > 0
            ? t('save.busy', { count: unsent, where: kept })
            : sending || unsent > 0
              ? t('save.saving')
              : savedAt !== null
                ? t('save.saved', { at: timeOfDay(savedAt, language) })
                : t('save.all');
  return (
    <div
      className={classes.save}
      role="status"
      data-attention={problems.length > 0 || hindrance !== null || undefined}
      data-saving={sending || unsent > 0 || undefined}
    >
      {[state, ...problems].join(' · ')}
    </div>
  );
}

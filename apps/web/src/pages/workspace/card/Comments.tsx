import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiError, sendJson } from '../../../api/client.js';
import { LoadError, Loading } from '../../../components/States.js';
import { entryDetail, entryPath } from '../../../workspace/api.js';
import type { EntryComment } from '../../../workspace/types.js';
import { moment, useWorkspaceText } from '../text.js';
import { useAssessment, useWorkspace } from '../Workspace.js';
import { MentionText, mentionsIn } from './MentionText.js';
import fieldClasses from '../fields/Field.module.css';
import classes from './Card.module.css';

/** What colleagues say to each other about a data point. */
export function Comments({ dataPoint }: { readonly dataPoint: string }) {
  const { t, language } = useWorkspaceText();
  const store = useWorkspace();
  const { id, people } = useAssessment();
  const query = useQuery(entryDetail<readonly EntryComment[]>(id, dataPoint, 'comments'));
  const [text, setText] = useState('');
  const [problem, setProblem] = useState('');
  const [sending, setSending] = useState(false);
  if (query.isError) return <LoadError error={query.error} onRetry={() => void query.refetch()} />;
  if (query.isPending) return <Loading lines={3} />;
  const path = `${entryPath(id, dataPoint)}/comments`;
  const reread = async () => {
    const { data } = await query.refetch();
    const held = store.heldOf({ kind: 'entry', key: dataPoint });
    store.takeEntry({ ...held, comments: data?.length ?? held.comments });
  };
  const act = async (work: () => Promise<unknown>) => {
    setSending(true);
    setProblem('');
    try {
      await work();
      await reread();
    } catch (error) {
      setProblem(error instanceof ApiError ? error.message : t('error.unexpected'));
    }
    setSending(false);
  };
  const write = () =>
    act(async () => {
      await sendJson('POST', path, { body: { text: text.trim(), mentions: mentionsIn(text, people) } });
      setText('');
    });
  return (
    <>
      <ol className={classes.steps}>
        {query.data.map((comment) => (
          <li key={comment.id}>
            <strong>{comment.author.name}</strong>{' '}
            <span className="muted">{moment(comment.at, language)}</span>
            <p className={classes.comment}>{comment.text}</p>
            {comment.own && (
              <button
                type="button"
                className={fieldClasses.plain}
                onClick={() => void act(() => sendJson('DELETE', `${path}/${comment.id}`))}
              >
                {t('comments.remove')}
                <span className="srOnly">: {moment(comment.at, language)}</span>
              </button>
            )}
          </li>
        ))}
      </ol>
      <MentionText
        label={t('comments.write')}
        hint={t('comments.hint')}
        people={people}
        value={text}
        onChange={setText}
      />
      {problem !== '' && (
        <p className={fieldClasses.error} role="alert">
          {problem}
        </p>
      )}
      <Button
        size="compact-md"
        mt="xs"
        aria-disabled={sending || text.trim() === '' || undefined}
        onClick={() => {
          if (!sending && text.trim() !== '') void write();
        }}
      >
        {t('comments.send')}
      </Button>
    </>
  );
}

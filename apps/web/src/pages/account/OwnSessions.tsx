import { useQuery, useQueryClient } from '@tanstack/react-query';
import { ownSessionsQuery } from '../../api/account-queries.js';
import { sendJson } from '../../api/client.js';
import { DataTable } from '../../components/DataTable.js';
import { Section } from '../../components/Section.js';
import { LoadError, Loading } from '../../components/States.js';
import { ActionButton } from '../../forms/ActionButton.js';
import { moment } from '../../moments.js';
import { useAccountText } from '../../session/text.js';
import { browserName } from './browserName.js';

/** Where the person is signed in, and ways to end it. */
export function OwnSessions() {
  const { t, language } = useAccountText();
  const queries = useQueryClient();
  const sessions = useQuery(ownSessionsQuery);
  const end = async (id: string) => {
    await sendJson('DELETE', `/account/sessions/${id}`);
    await queries.invalidateQueries({ queryKey: ownSessionsQuery.queryKey });
  };
  const nameOf = (agent: string | null) => {
    const found = browserName(agent);
    return found === null ? t('sessions.unknown') : t('sessions.browser', found);
  };
  return (
    <Section title={t('sessions.title')} about={<p>{t('sessions.about')}</p>}>
      {sessions.isPending && <Loading lines={3} />}
      {sessions.isError && <LoadError error={sessions.error} onRetry={() => void sessions.refetch()} />}
      {sessions.isSuccess && (
        <>
          <DataTable caption={t('sessions.title')} minWidth="34rem">
            <thead>
              <tr>
                <th scope="col">{t('sessions.where')}</th>
                <th scope="col">{t('sessions.since')}</th>
                <th scope="col">{t('sessions.last')}</th>
                <th scope="col">
                  <span className="srOnly">{t('list.actions')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {sessions.data.map((session) => (
                <tr key={session.id}>
                  <th scope="row">{nameOf(session.userAgent)}</th>
                  <td>{moment(session.createdAt, language)}</td>
                  <td>{session.current ? t('sessions.this') : moment(session.lastSeenAt, language)}</td>
                  <td data-align="right">
                    {!session.current && (
                      <ActionButton
                        variant="default"
                        size="xs"
                        act={() => end(session.id)}
                        label={t('sessions.endLabel', {
                          browser: nameOf(session.userAgent),
                          time: moment(session.createdAt, language),
                        })}
                      >
                        {t('sessions.end')}
                      </ActionButton>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </DataTable>
          {sessions.data.length > 1 && (
            <p style={{ marginTop: '1rem' }}>
              <ActionButton variant="default" act={() => end('others')}>
                {t('sessions.endOthers')}
              </ActionButton>
            </p>
          )}
        </>
      )}
    </Section>
  );
}

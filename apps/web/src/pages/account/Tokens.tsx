import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { tokensQuery } from '../../api/account-queries.js';
import type { ApiToken, MadeToken } from '../../api/account-types.js';
import { sendJson } from '../../api/client.js';
import { CopyText } from '../../components/CopyText.js';
import { DataTable } from '../../components/DataTable.js';
import { Section } from '../../components/Section.js';
import { LoadError, Loading } from '../../components/States.js';
import { Confirm } from '../../forms/Confirm.js';
import { dayInWords, moment } from '../../moments.js';
import { useAccountText } from '../../session/text.js';
import { TokenForm } from './TokenForm.js';
import classes from './Tokens.module.css';

/** Tokens with which programs act for the person. */
export function Tokens() {
  const { t } = useAccountText();
  const queries = useQueryClient();
  const tokens = useQuery(tokensQuery);
  const [making, setMaking] = useState(false);
  const [made, setMade] = useState<MadeToken | null>(null);
  const reread = () => queries.invalidateQueries({ queryKey: tokensQuery.queryKey });
  return (
    <Section title={t('tokens.title')} about={<p>{t('tokens.about')}</p>}>
      {made && (
        <div className={classes.made} role="status">
          <p>
            <strong>{t('tokens.made', { name: made.name })}</strong>
          </p>
          <p>
            <CopyText text={made.token} shown={made.token} label={t('tokens.token')} />
          </p>
          <p>{t('tokens.once')}</p>
        </div>
      )}
      {tokens.isPending && <Loading lines={2} />}
      {tokens.isError && <LoadError error={tokens.error} onRetry={() => void tokens.refetch()} />}
      {tokens.isSuccess && tokens.data.length === 0 && <p>{t('tokens.none')}</p>}
      {tokens.isSuccess && tokens.data.length > 0 && <TokenTable tokens={tokens.data} onRevoked={reread} />}
      <div className={classes.new}>
        {making ? (
          <TokenForm
            onCancel={() => setMaking(false)}
            onMade={(token) => {
              setMade(token);
              setMaking(false);
              void reread();
            }}
          />
        ) : (
          <Button variant="default" onClick={() => setMaking(true)}>
            {t('tokens.new')}
          </Button>
        )}
      </div>
    </Section>
  );
}

function TokenTable(props: {
  readonly tokens: readonly ApiToken[];
  readonly onRevoked: () => Promise<unknown>;
}) {
  const { t, language } = useAccountText();
  const [revoking, setRevoking] = useState<ApiToken | null>(null);
  return (
    <>
      <DataTable caption={t('tokens.title')} minWidth="40rem">
        <thead>
          <tr>
            <th scope="col">{t('tokens.name')}</th>
            <th scope="col">{t('tokens.may')}</th>
            <th scope="col">{t('tokens.used')}</th>
            <th scope="col">{t('tokens.ends')}</th>
            <th scope="col">
              <span className="srOnly">{t('list.actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {props.tokens.map((token) => (
            <tr key={token.id}>
              <th scope="row">{token.name}</th>
              <td>{token.scopes.map((scope) => t(`scope.short.${scope}`)).join(', ')}</td>
              <td>{token.lastUsedAt === null ? t('tokens.never') : moment(token.lastUsedAt, language)}</td>
              <td>{token.expiresAt === null ? t('tokens.noEnd') : dayInWords(token.expiresAt, language)}</td>
              <td data-align="right">
                <Button
                  variant="default"
                  size="xs"
                  aria-label={t('tokens.revokeLabel', { name: token.name })}
                  onClick={() => setRevoking(token)}
                >
                  {t('tokens.revoke')}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </DataTable>
      {revoking && (
        <Confirm
          title={t('tokens.revokeTitle', { name: revoking.name })}
          text={t('tokens.revokeText')}
          action={t('tokens.revoke')}
          act={async () => {
            await sendJson('DELETE', `/account/tokens/${revoking.id}`);
            await props.onRevoked();
          }}
          onClose={() => setRevoking(null)}
        />
      )}
    </>
  );
}

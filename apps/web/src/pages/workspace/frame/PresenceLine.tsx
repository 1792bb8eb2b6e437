import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { sendJson } from '../../../api/client.js';
import { useSignedIn } from '../../../session/SignedInPages.js';
import { placeByAddress } from '../../../workspace/places.js';
import type { Present } from '../../../workspace/types.js';
import { useNames, useWorkspaceText } from '../text.js';
import { useAssessment } from '../Workspace.js';
import classes from './Frame.module.css';

const EVERY = 20_000;

/** Who else is at work here: first those in the same category. */
export function PresenceLine() {
  const { t, language } = useWorkspaceText();
  const names = useNames();
  const { user } = useSignedIn();
  const { id } = useAssessment();
  const { category: address } = useParams();
  const category = address === undefined ? undefined : placeByAddress(address)?.category;
  const { data = [] } = useQuery({
    queryKey: ['presence', id, category],
    queryFn: ({ signal }) =>
      sendJson<readonly Present[]>('POST', `/assessments/${id}/presence`, {
        body: { category },
        signal,
        signIn: 'never',
      }),
    enabled: category !== undefined,
    refetchInterval: EVERY,
    retry: false,
    staleTime: 0,
  });
  const others = data.filter((each) => each.user.id !== user.id);
  const here = others.filter((each) => each.category === category);
  const list = (people: readonly Present[]) =>
    new Intl.ListFormat(language, { type: 'conjunction' }).format(people.map((each) => each.user.name));
  const elsewhere = others.find((each) => each.category !== category);
  return (
    <div className={classes.presence} role="status">
      {here.length > 0
        ? t('presence.here', { names: list(here), count: here.length })
        : elsewhere !== undefined
          ? t('presence.elsewhere', {
              name: elsewhere.user.name,
              category: names.category(elsewhere.category),
            })
          : ''}
    </div>
  );
}

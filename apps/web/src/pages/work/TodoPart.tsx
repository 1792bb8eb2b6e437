import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { DataTable } from '../../components/DataTable.js';
import { StateMark } from '../../components/StateMark.js';
import { LoadError, Loading } from '../../components/States.js';
import { dayInWords } from '../../moments.js';
import { can } from '../../session/can.js';
import { useSignedIn } from '../../session/SignedInPages.js';
import { useAccountText } from '../../session/text.js';
import { deskQuery } from '../../verifier/api.js';
import type { DeskItem } from '../../verifier/types.js';
import { todosOf, type Todo } from './todo.js';
import classes from './MyWork.module.css';

/** The assessments that wait for the reader as a verifier, second reader or secretariat, each with what to do. */
export function TodoPart() {
  const { t } = useAccountText();
  const session = useSignedIn();
  const query = useQuery(deskQuery);
  const waiting = (query.data?.items ?? []).flatMap((item) => {
    const runs = can(session, 'manageProgramme', { programmeId: item.programme.id });
    const todos = todosOf(item, runs);
    return todos.length === 0 ? [] : [{ item, todos }];
  });
  return (
    <section className={classes.part} aria-labelledby="todo">
      <h2 id="todo">{t('work.todo')}</h2>
      {query.isPending && <Loading lines={2} height={36} />}
      {query.isError && <LoadError error={query.error} onRetry={() => void query.refetch()} />}
      {query.isSuccess && waiting.length === 0 && <p>{t('work.todoNone')}</p>}
      {waiting.length > 0 && <Table waiting={waiting} />}
    </section>
  );
}

interface Waiting {
  readonly item: DeskItem;
  readonly todos: readonly Todo[];
}

function Table({ waiting }: { readonly waiting: readonly Waiting[] }) {
  const { t, language } = useAccountText();
  return (
    <DataTable caption={t('work.todo')} minWidth="40rem">
      <thead>
        <tr>
          <th scope="col">{t('work.assessment')}</th>
          <th scope="col">{t('work.todoWhat')}</th>
          <th scope="col">{t('work.state')}</th>
          <th scope="col">{t('work.todoSince')}</th>
        </tr>
      </thead>
      <tbody>
        {waiting.map(({ item, todos }) => (
          <tr key={item.assessment.id}>
            <th scope="row">
              {t('work.cityAndYear', {
                city: item.assessment.city.name,
                year: `${item.assessment.year}`,
              })}
              <span className={classes.sub}>{item.programme.name}</span>
            </th>
            <td>
              {todos.map(({ what, count, where }) => (
                <Link key={what} to={`/${language}/${addressOf(item, where)}`} className={classes.todo}>
                  {t(`work.todo.${what}`, { count })}
                </Link>
              ))}
            </td>
            <td className={classes.nowrap}>
              <StateMark state={item.assessment.state} />
            </td>
            <td className={classes.nowrap}>{item.submittedAt && dayInWords(item.submittedAt, language)}</td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

const addressOf = ({ assessment, programme }: DeskItem, where: Todo['where']): string =>
  where === 'desk' ? `desk/${assessment.id}` : `programmes/${programme.id}/assessments/${assessment.id}`;

import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { DataTable } from '../../../components/DataTable.js';
import { StateMark } from '../../../components/StateMark.js';
import { LoadError, Loading, Notice } from '../../../components/States.js';
import { dayInWords } from '../../../moments.js';
import { useAccountText } from '../../../session/text.js';
import { deskQuery } from '../../../verifier/api.js';
import type { DeskItem } from '../../../verifier/types.js';
import { useProgramme } from '../ProgrammePage.js';
import classes from '../Admin.module.css';

/** What the cities of a programme have handed in, and who verifies it. */
export function VerificationPart() {
  const { t } = useAccountText();
  const { programme } = useProgramme();
  const query = useQuery(deskQuery);
  const items = query.data?.items.filter((item) => item.programme.id === programme.id) ?? [];
  return (
    <section aria-labelledby="verification">
      <h2 id="verification" className="srOnly">
        {t('programme.verification')}
      </h2>
      {query.isPending && <Loading lines={5} height={36} />}
      {query.isError && <LoadError error={query.error} onRetry={() => void query.refetch()} />}
      {query.isSuccess && items.length === 0 && (
        <Notice title={t('verification.none')}>{t('verification.noneText')}</Notice>
      )}
      {items.length > 0 && (
        <>
          <p className={classes.note}>{t('verification.intro')}</p>
          <Table items={items} />
        </>
      )}
    </section>
  );
}

function Table({ items }: { readonly items: readonly DeskItem[] }) {
  const { t } = useAccountText();
  return (
    <DataTable caption={t('programme.verification')} minWidth="56rem">
      <thead>
        <tr>
          <th scope="col">{t('work.assessment')}</th>
          <th scope="col">{t('work.state')}</th>
          <th scope="col">{t('work.todoSince')}</th>
          <th scope="col">{t('verification.verifiers')}</th>
          <th scope="col">{t('verification.judged')}</th>
          <th scope="col">{t('verification.questions')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <Row key={item.assessment.id} item={item} />
        ))}
      </tbody>
    </DataTable>
  );
}

function Row({ item }: { readonly item: DeskItem }) {
  const { t, language } = useAccountText();
  const { assessment, programme, submittedAt, verifiers, progress, openQuestions, answeredQuestions } = item;
  const { id, city, year, state } = assessment;
  return (
    <tr>
      <th scope="row">
        <Link to={`/${language}/programmes/${programme.id}/assessments/${id}`}>
          {t('work.cityAndYear', { city: city.name, year: `${year}` })}
        </Link>
      </th>
      <td className={classes.nowrap}>
        <StateMark state={state} />
      </td>
      <td className={classes.nowrap}>{submittedAt && dayInWords(submittedAt, language)}</td>
      <td>
        {verifiers.length === 0 && <span className="muted">{t('verification.nobody')}</span>}
        {verifiers.map(({ user, duty }) => (
          <span key={`${user.id}`} className={classes.who}>
            {user.name} <span className="muted small">{t(`duty.${duty}`)}</span>
          </span>
        ))}
      </td>
      <td className="num">
        {t('verification.judgedOf', { judged: progress.judged, reported: progress.reported })}
      </td>
      <td>
        {openQuestions + answeredQuestions > 0 &&
          t('verification.questionCounts', { open: openQuestions, answered: answeredQuestions })}
      </td>
    </tr>
  );
}

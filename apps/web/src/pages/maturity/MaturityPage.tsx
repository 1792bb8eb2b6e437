import { Tabs } from '@mantine/core';
import { useSearchParams } from 'react-router';
import { MaturityWords } from '../../components/maturity/MaturityWords.js';
import { PageTitle } from '../../components/PageTitle.js';
import { LoadError, Loading } from '../../components/States.js';
import { useCanEdit } from '../workspace/frame/useFiltered.js';
import { GapsPart } from './GapsPart.js';
import { ProfilePart } from './ProfilePart.js';
import { QuestionsPart } from './QuestionsPart.js';
import { TargetsPart } from './TargetsPart.js';
import { usePageText } from './text.js';
import { useServedMaturity } from './useMaturity.js';
import pageClasses from '../workspace/Page.module.css';
import classes from './MaturityPage.module.css';

const PARTS = ['profile', 'questions', 'targets', 'gaps'] as const;

/** The maturity of the city: profile, questionnaire, targets, and what is missing for the next level. */
export function MaturityPage() {
  return (
    <MaturityWords>
      <Page />
    </MaturityWords>
  );
}

function Page() {
  const { t } = usePageText();
  const served = useServedMaturity();
  const { everything } = useCanEdit();
  const [address, setAddress] = useSearchParams();
  const part = PARTS.find((each) => each === address.get('part')) ?? 'profile';
  return (
    <>
      <PageTitle>{t('part.maturity')}</PageTitle>
      <h1 className={pageClasses.title}>{t('part.maturity')}</h1>
      <p className={pageClasses.intro}>{t('maturity.claim')}</p>
      {!everything && <p className="muted">{t('maturity.readOnly')}</p>}
      {served.isError && <LoadError error={served.error} onRetry={() => void served.refetch()} />}
      {served.isPending && <Loading lines={10} />}
      {served.isSuccess && (
        <Tabs
          value={part}
          onChange={(next) =>
            setAddress({ part: next ?? 'profile' }, { replace: true, preventScrollReset: true })
          }
          keepMounted={false}
        >
          <Tabs.List aria-label={t('part.maturity')} className={classes.list}>
            {PARTS.map((each) => (
              <Tabs.Tab key={each} value={each}>
                {t(`maturity.part.${each}`)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <Tabs.Panel value="profile">
            <ProfilePart />
          </Tabs.Panel>
          <Tabs.Panel value="questions">
            <QuestionsPart readOnly={!everything} />
          </Tabs.Panel>
          <Tabs.Panel value="targets">
            <TargetsPart readOnly={!everything} />
          </Tabs.Panel>
          <Tabs.Panel value="gaps">
            <GapsPart />
          </Tabs.Panel>
        </Tabs>
      )}
    </>
  );
}

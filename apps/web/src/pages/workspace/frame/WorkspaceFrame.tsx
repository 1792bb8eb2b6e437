import { Outlet, useParams } from 'react-router';
import { StateMark } from '../../../components/StateMark.js';
import { useSignedIn } from '../../../session/SignedInPages.js';
import { useHotkeys } from './useHotkeys.js';
import { Workspace, useAssessment } from '../Workspace.js';
import { Navigation } from './Navigation.js';
import { PresenceLine } from './PresenceLine.js';
import { SaveLine } from './SaveLine.js';
import { Search } from './Search.js';
import { StateBanner } from './StateBanner.js';
import { useWorkspaceText } from '../text.js';
import classes from './Frame.module.css';

/** The frame of all pages of one assessment. Another person or assessment begins a new one. */
export function WorkspaceFrame() {
  const { assessmentId = '' } = useParams();
  const { user } = useSignedIn();
  return (
    <Workspace key={`${user.id} ${assessmentId}`} assessmentId={assessmentId}>
      <Frame />
    </Workspace>
  );
}

function Frame() {
  const { t } = useWorkspaceText();
  const { city, year, state } = useAssessment();
  useHotkeys();
  return (
    <div className={classes.frame}>
      <div className={classes.top}>
        <p className={classes.place} style={{ margin: 0 }}>
          {t('frame.place', { city: city.name, year: `${year}` })}
          <span>
            <StateMark state={state} />
          </span>
        </p>
        <Search />
        <div>
          <SaveLine />
          <PresenceLine />
        </div>
      </div>
      <div className={classes.body}>
        <Navigation />
        <div>
          <StateBanner />
          <Outlet />
        </div>
      </div>
    </div>
  );
}

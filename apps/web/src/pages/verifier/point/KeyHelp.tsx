import { Dialog } from '../../../components/Dialog.js';
import { DESK_KEYS } from '../../../verifier/keys.js';
import { useDesk } from '../DeskFrame.js';
import { useDeskText } from '../text.js';
import { useKeysOn } from './useDeskKeys.js';
import classes from './Point.module.css';

/** What each key does, and the way to turn them off. */
export function KeyHelp({ onClose }: { readonly onClose: () => void }) {
  const { t } = useDeskText();
  const { judges, confirms, asks } = useDesk();
  const [on, setOn] = useKeysOn();
  const offered = {
    verified: judges,
    verifiedWithCaveat: judges,
    notVerified: judges,
    ask: asks,
    confirm: confirms,
    disagree: confirms,
    next: true,
    previous: true,
    help: true,
  };
  return (
    <Dialog title={t('keys.title')} onClose={onClose}>
      <dl className={classes.keyList}>
        {Object.entries(DESK_KEYS)
          .filter(([, action]) => offered[action])
          .map(([key, action]) => (
            <div key={key}>
              <dt>
                <kbd className={classes.key}>{key.toUpperCase()}</kbd>
              </dt>
              <dd>{t(`keys.${action}`)}</dd>
            </div>
          ))}
      </dl>
      <p>{t('keys.typing')}</p>
      <label className={classes.keysOn}>
        <input type="checkbox" checked={on} onChange={({ currentTarget }) => setOn(currentTarget.checked)} />
        {t('keys.on')}
      </label>
    </Dialog>
  );
}

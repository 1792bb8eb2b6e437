import { Button } from '@mantine/core';
import { KEY_OF, type DeskAction } from '../../../verifier/keys.js';
import { useDeskText } from '../text.js';
import { useKeysOn } from './useDeskKeys.js';
import classes from './Point.module.css';

interface Props {
  readonly action: DeskAction;
  readonly act: (action: DeskAction) => void;
  /** It is the state of the data point already. */
  readonly pressed?: boolean;
  /** It opens a form. */
  readonly expanded?: boolean | undefined;
  readonly unavailable?: boolean;
  readonly quiet?: boolean;
}

/** A button of the verdict bar with its key. */
export function BarButton({ action, act, pressed, expanded, unavailable = false, quiet = false }: Props) {
  const { t } = useDeskText();
  const [keysOn] = useKeysOn();
  return (
    <Button
      size="compact-md"
      variant={pressed ? 'filled' : quiet ? 'subtle' : 'default'}
      aria-pressed={pressed}
      aria-expanded={expanded}
      aria-disabled={unavailable || undefined}
      aria-keyshortcuts={keysOn ? KEY_OF[action] : undefined}
      className={classes.barButton}
      data-action={action}
      onClick={() => act(action)}
    >
      {t(`bar.${action}`)}
      {keysOn && (
        <kbd className={classes.key} aria-hidden="true">
          {KEY_OF[action]}
        </kbd>
      )}
    </Button>
  );
}

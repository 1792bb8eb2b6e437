import { Button } from '@mantine/core';
import { Notice } from '../../../components/States.js';
import { useText } from '../../../language.js';

/** A page failed while drawing, or its file could not be loaded (after a new release, for instance). */
export function BrokenPage() {
  const { t } = useText();
  return (
    <div role="alert">
      <Notice
        title={t('broken.title')}
        action={
          <Button variant="default" onClick={() => window.location.reload()}>
            {t('broken.reload')}
          </Button>
        }
      >
        {t('broken.text')}
      </Notice>
    </div>
  );
}

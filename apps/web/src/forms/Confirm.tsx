import { Button } from '@mantine/core';
import { Dialog } from '../components/Dialog.js';
import { useAccountText } from '../session/text.js';
import { FormView } from './Form.js';
import { useForm } from './useForm.js';

interface Props {
  readonly title: string;
  /** What will happen. */
  readonly text: string;
  readonly action: string;
  readonly act: () => Promise<unknown>;
  readonly onClose: () => void;
}

/** Asks before something that cannot be undone. */
export function Confirm({ title, text, action, act, onClose }: Props) {
  const { t } = useAccountText();
  const form = useForm({
    initial: {},
    send: async () => {
      await act();
      onClose();
    },
  });
  return (
    <Dialog title={title} onClose={onClose}>
      <FormView
        form={form}
        send={action}
        sending={t('form.sending')}
        danger
        beside={
          <Button variant="subtle" onClick={onClose}>
            {t('form.cancel')}
          </Button>
        }
      >
        <p>{text}</p>
      </FormView>
    </Dialog>
  );
}

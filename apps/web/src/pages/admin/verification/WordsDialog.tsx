import { Button } from '@mantine/core';
import { Dialog } from '../../../components/Dialog.js';
import { WordsField } from '../../../forms/Fields.js';
import { FormView } from '../../../forms/Form.js';
import { useForm } from '../../../forms/useForm.js';
import { useAccountText } from '../../../session/text.js';

interface Props {
  readonly title: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly initial?: string;
  /** Said where the words are missing. */
  readonly missing: string;
  readonly send: string;
  readonly onSend: (words: string) => Promise<unknown>;
  readonly onClose: () => void;
}

/** Asks for the words without which something is not done. */
export function WordsDialog({ title, label, hint, initial = '', missing, send, onSend, onClose }: Props) {
  const { t } = useAccountText();
  const form = useForm({
    initial: { words: initial },
    check: ({ words }) => (words.trim() === '' ? { words: missing } : {}),
    send: async ({ words }) => {
      await onSend(words.trim());
      onClose();
    },
  });
  return (
    <Dialog title={title} onClose={onClose}>
      <FormView
        form={form}
        send={send}
        sending={t('form.sending')}
        beside={
          <Button variant="subtle" onClick={onClose}>
            {t('form.cancel')}
          </Button>
        }
      >
        <WordsField form={form} name="words" label={label} hint={hint} rows={initial === '' ? 3 : 7} />
      </FormView>
    </Dialog>
  );
}

import { Button } from '@mantine/core';
import { useRef, useState, type DragEvent } from 'react';
import { useVerifyText } from './text.js';
import classes from './VerifyPage.module.css';

/** Where a proof file is dropped or chosen. */
export function ProofInput({ onFiles }: { readonly onFiles: (files: readonly File[]) => void }) {
  const { t } = useVerifyText();
  const picker = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  return (
    <div
      className={classes.drop}
      data-over={over || undefined}
      onDragOver={(event: DragEvent) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event: DragEvent) => {
        event.preventDefault();
        setOver(false);
        onFiles([...event.dataTransfer.files]);
      }}
    >
      <p>{t('verify.fileText')}</p>
      <Button onClick={() => picker.current?.click()}>{t('verify.choose')}</Button>
      <input
        ref={picker}
        type="file"
        hidden
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])]);
          currentTarget.value = '';
        }}
      />
    </div>
  );
}

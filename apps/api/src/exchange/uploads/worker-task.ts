import type { QuestionsSheet, WorkspaceData } from '#exchange';
import type { Language } from '#text';

/** Work that is done beside the requests: it takes long, or its input cannot be trusted. */
export type WorkerTask =
  | { readonly kind: 'read'; readonly path: string }
  | {
      readonly kind: 'template';
      readonly data: WorkspaceData;
      readonly language: Language;
      readonly at: Date;
    }
  | {
      readonly kind: 'questions';
      readonly sheet: QuestionsSheet;
      readonly language: Language;
      readonly at: Date;
    };

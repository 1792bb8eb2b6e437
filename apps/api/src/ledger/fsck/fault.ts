import type { EntityManager } from 'typeorm';

/** Something that does not agree. */
export type Fault =
  /** An index is missing in the order of leaves. */
  | { readonly code: 'leafMissing'; readonly index: number }
  /** A leaf is not in the form of a leaf. */
  | { readonly code: 'leafForm'; readonly leaf: string }
  /** The log says something else of a leaf than the leaf itself, e.g. another event. */
  | { readonly code: 'leafLabel'; readonly leaf: string }
  /** The row of which a leaf tells is gone or cannot be read. */
  | { readonly code: 'rowMissing'; readonly leaf: string; readonly row: string }
  /** The row is not what the leaf says or seals. */
  | { readonly code: 'rowDiffers'; readonly leaf: string; readonly row: string }
  /** A row that must be in the log is not. */
  | { readonly code: 'notLogged'; readonly row: string }
  | { readonly code: 'tileMissing' | 'tileDiffers' | 'tileTooMany'; readonly tile: string }
  /** The tree of this size has another root. */
  | { readonly code: 'rootDiffers'; readonly size: number }
  /** The last tree has not as many leaves as there are. */
  | { readonly code: 'sizeDiffers'; readonly size: number; readonly leaves: number }
  /** An older tree was not signed, or its signature is gone. */
  | { readonly code: 'notSigned'; readonly size: number }
  /** A signed checkpoint is not what the tree is, or a signature is wrong. */
  | { readonly code: 'checkpointWrong'; readonly size: number }
  | { readonly code: 'cosignatureWrong'; readonly size: number; readonly witness: string }
  /** A public key of the log or of a witness is none. */
  | { readonly code: 'keyWrong'; readonly key: string }
  /** The present state does not follow from the history. */
  | { readonly code: 'notLastRevision' | 'notLastVerdict'; readonly row: string }
  | {
      readonly code: 'editionHash' | 'editionForm' | 'editionColumns' | 'editionValues';
      readonly edition: string;
    }
  /** A file in the store has other bytes than its hash, or is gone. */
  | { readonly code: 'fileDiffers' | 'fileMissing'; readonly file: string; readonly hash: string };

/** What is needed to check: one snapshot of the database, and somebody who hears of faults. */
export interface Checking {
  readonly manager: EntityManager;
  readonly report: (fault: Fault) => void;
}

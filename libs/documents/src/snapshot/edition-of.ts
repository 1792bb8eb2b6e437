import type { DocumentEdition } from '../edition.js';
import type { SnapshotEdition } from './edition.js';

/** What the Snapshot says of a verification, from the verdicts and attestations of the edition. */
export function snapshotEditionOf(edition: DocumentEdition): SnapshotEdition {
  const { verdicts, attestations, supersedes } = edition;
  if (edition.state !== 'verified') return edition;
  return {
    ...edition,
    verification: edition.verification ?? {
      verified: verdicts.filter(({ outcome }) => outcome === 'verified').length,
      remarks: verdicts
        .filter(({ outcome }) => outcome !== 'verified')
        .map(({ dataPoint, footnote, reasonCode, reason }) => ({ dataPoint, footnote, reasonCode, reason })),
      attestations,
      corrects: supersedes?.number ?? null,
    },
  };
}

import type { CatalogueDataPoint, ChangedAspect, DataPointState } from '../../../api/types.js';
import { ClassChip } from '../../../components/ClassChip.js';
import { originText, qualityText } from '../city/words.js';
import { VerdictNote } from '../city/VerdictNote.js';
import { useChangesText, type ChangesKey } from './text.js';
import classes from './ChangesPage.module.css';

interface Props {
  /** `null` where the edition does not mention the data point. */
  readonly state: DataPointState | null;
  readonly dataPoint: CatalogueDataPoint | undefined;
  readonly what: readonly ChangedAspect[];
}

/** What an edition says of a data point: the value always, everything else where it is what changed. */
export function DataPointCell({ state, dataPoint, what }: Props) {
  const { t, value } = useChangesText();
  if (state === null) return <em className="muted">{t('changes.absent')}</em>;
  const refused = state.status === 'notVerified';
  return (
    <>
      {state.value === null ? (
        <em className="muted">{t(`status.${state.status}`)}</em>
      ) : (
        <span className={classes.score}>
          <ClassChip class={state.class} reason={state.class === null ? 'noBenchmark' : null} />
          {dataPoint === undefined ? String(state.value) : value(state.value, dataPoint)}
        </span>
      )}
      {(refused || state.footnote !== null) && (
        <span className={classes.detail}>
          <VerdictNote {...state} />
        </span>
      )}
      <Details state={state} what={what} />
    </>
  );
}

function Details({ state, what }: Omit<Props, 'dataPoint' | 'state'> & { readonly state: DataPointState }) {
  const { t, number } = useChangesText();
  const details: Partial<Record<ChangedAspect, string | null>> = {
    inputs: Object.values(state.inputs ?? {})
      .map((figure) => number(figure, Number.isInteger(figure) ? 0 : undefined))
      .join('; '),
    year: state.year === null ? null : String(state.year),
    quality: state.quality && qualityText(state.quality, t),
    origin: state.origin && originText(state.origin, t),
    sources: state.sources,
    reason: state.status === 'notVerified' ? null : state.reason,
    evidence: t('changes.files', { count: state.evidence }),
  };
  return what.flatMap((aspect) => {
    const detail = details[aspect];
    if (!detail) return [];
    const key: ChangesKey = `changes.what.${aspect}`;
    return (
      <span key={aspect} className={classes.detail}>
        {t('changes.detail', { name: t(key), value: detail })}
      </span>
    );
  });
}

import { levelsOf, maturityModel } from '#maturity';
import { ProfileTable } from '../../components/maturity/ProfileTable.js';
import { useMaturityNames } from './names.js';
import { usePageText } from './text.js';
import { useMaturity } from './useMaturity.js';

/** Three dimensions and five aspects as they stand now. */
export function ProfilePart() {
  const { t } = usePageText();
  const { result } = useMaturity();
  const { names } = useMaturityNames();
  return (
    <>
      <p className="prose">{t('maturity.views')}</p>
      <ProfileTable result={result} levels={levelsOf(maturityModel)} names={names} />
    </>
  );
}

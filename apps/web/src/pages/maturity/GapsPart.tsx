import { Link } from 'react-router';
import { GapTable } from '../../components/maturity/GapTable.js';
import { useMaturityNames } from './names.js';
import { usePageText } from './text.js';
import { useMaturity } from './useMaturity.js';

/** What keeps the city from its next levels, each with the way to where it is answered or aimed at. */
export function GapsPart() {
  const { t } = usePageText();
  const { gaps } = useMaturity();
  const { names, value } = useMaturityNames();
  return (
    <>
      <p className="prose">{t('gaps.intro')}</p>
      <GapTable
        gaps={gaps}
        names={names}
        value={value}
        link={({ kind, key }, name) => (
          <Link to={kind === 'question' ? `?part=questions#figure-${key}` : `?part=targets&dataPoint=${key}`}>
            {name}
          </Link>
        )}
      />
    </>
  );
}

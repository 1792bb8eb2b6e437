import { Popover, UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { kpiQuery } from '../../../api/queries.js';
import { BenchmarkFacts } from '../../../components/BenchmarkFacts.js';
import { LoadError, Loading } from '../../../components/States.js';
import { useText } from '../../../language.js';
import { formatShare } from '../../../share.js';
import type { Row } from './edition.js';
import classes from './BenchmarkPopover.module.css';

/** `72 % of 60 %`; on a click, where the benchmark comes from. */
export function BenchmarkPopover({ row, share }: { readonly row: Row; readonly share: number }) {
  const { t, language, limit } = useText();
  const [open, setOpen] = useState(false);
  const { dataPoint } = row;
  const benchmark = dataPoint.benchmark === null ? '' : limit(dataPoint.benchmark, dataPoint);
  return (
    <Popover opened={open} onChange={setOpen} width={340} position="bottom-start" trapFocus returnFocus>
      <Popover.Target>
        <UnstyledButton className={classes.share} onClick={() => setOpen(!open)}>
          {t('kpis.share', { share: formatShare(share, language), benchmark })}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <PopoverContent row={row} />
      </Popover.Dropdown>
    </Popover>
  );
}

function PopoverContent({ row: { kpi, dataPoint } }: { readonly row: Row }) {
  const { t, language } = useText();
  const detail = useQuery(kpiQuery(kpi.slug, language));
  if (detail.isError) return <LoadError error={detail.error} onRetry={() => void detail.refetch()} />;
  if (detail.isPending) return <Loading lines={3} height={18} />;
  const found = detail.data.dataPoints.find(({ key }) => key === dataPoint.key);
  if (found === undefined || found.benchmark === null) return <p>{t('mark.noBenchmark')}</p>;
  return <BenchmarkFacts dataPoint={found} benchmark={found.benchmark} />;
}

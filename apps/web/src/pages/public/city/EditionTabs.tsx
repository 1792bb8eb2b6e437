import { Tabs } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { Loading } from '../../../components/States.js';
import { useText } from '../../../language.js';
import { AboutTab } from './AboutTab.js';
import { EditionsTab } from './EditionsTab.js';
import { KpiTab } from './KpiTab.js';
import { SdgTab } from './SdgTab.js';
import type { TabProps } from './tabProps.js';
import { TABS } from './usePlace.js';
import classes from './EditionTabs.module.css';

/** The tabs that few open first come in their own files. */
const MaturityTab = lazy(async () => ({ default: (await import('./MaturityTab.js')).MaturityTab }));
const TrendsTab = lazy(async () => ({ default: (await import('./TrendsTab.js')).TrendsTab }));

/** KPIs by category, goals, maturity, trends, origin; the open one stands in the address. */
export function EditionTabs(props: TabProps) {
  const { t } = useText();
  const { place } = props;
  return (
    <Tabs
      value={place.tab}
      onChange={(value) => place.setTab(TABS.find((tab) => tab === value) ?? 'kpis')}
      className={classes.tabs}
    >
      <Tabs.List aria-label={t('tabs.label')} className={classes.list}>
        {TABS.map((tab) => (
          <Tabs.Tab key={tab} value={tab} className={classes.tab}>
            {t(`tabs.${tab}`)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value="kpis">
        <KpiTab {...props} />
      </Tabs.Panel>
      <Tabs.Panel value="sdgs">
        <SdgTab {...props} />
      </Tabs.Panel>
      <Tabs.Panel value="maturity">
        {place.tab === 'maturity' && (
          <Suspense fallback={<Loading lines={10} />}>
            <MaturityTab {...props} />
          </Suspense>
        )}
      </Tabs.Panel>
      <Tabs.Panel value="trends">
        {place.tab === 'trends' && (
          <Suspense fallback={<Loading lines={10} />}>
            <TrendsTab {...props} />
          </Suspense>
        )}
      </Tabs.Panel>
      <Tabs.Panel value="editions">
        <EditionsTab {...props} />
      </Tabs.Panel>
      <Tabs.Panel value="about">
        <AboutTab {...props} />
      </Tabs.Panel>
    </Tabs>
  );
}

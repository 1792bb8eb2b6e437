import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Leaf } from '#ledger';
import type { DataPointStatus } from '#scoring';
import { catalogueQuery } from '../../../api/queries.js';
import { CopyText } from '../../../components/CopyText.js';
import { utcMoment } from '../../../moments.js';
import { qualityText } from '../city/words.js';
import { useVerifyText } from './text.js';
import classes from './VerifyPage.module.css';

/** The entry of the log, exactly as it stands there: figures as they were written, not rounded. */
export function Entry({ leaf }: { readonly leaf: Leaf }) {
  const { t, language } = useVerifyText();
  const { extension, versions, quality } = leaf;
  const edition = textOf(extension['edition']);
  const number = extension['number'];
  const status = statusOf(extension['status']);
  const contentHash = textOf(extension['contentHash']);
  return (
    <dl className={classes.entry}>
      <Fact name={t('verify.entry.city')}>
        {leaf.city} ({leaf.country})
      </Fact>
      <Fact name={t('verify.entry.period')}>{leaf.period}</Fact>
      <Fact name={t('verify.entry.event')}>{t(`verify.event.${leaf.event}`)}</Fact>
      <DataPoint leaf={leaf} />
      <Fact name={t('verify.entry.status')}>{status && t(`status.${status}`)}</Fact>
      <Fact name={t('verify.entry.class')}>{textOf(extension['class'])}</Fact>
      <Fact name={t('verify.entry.quality')}>{quality && qualityText(quality, t)}</Fact>
      <Fact name={t('verify.entry.time')}>
        {t('verify.moment', { date: utcMoment(leaf.time, language) })}
      </Fact>
      <Fact name={t('verify.entry.edition')}>
        {edition && typeof number === 'number' && (
          <Link to={`/${language}/editions/${encodeURIComponent(edition)}`}>
            {t('verify.entry.editionLink', { number })}
          </Link>
        )}
      </Fact>
      <Fact name={t('verify.entry.hash')}>
        {contentHash && <CopyText text={contentHash} shown={contentHash} label={t('verify.entry.hash')} />}
      </Fact>
      <Fact name={t('verify.entry.evidence')}>
        {leaf.evidence.length > 0 &&
          leaf.evidence.map((hash) => (
            <code key={hash} className={classes.hash}>
              {hash}
            </code>
          ))}
      </Fact>
      <Fact name={t('verify.entry.versions')}>{t('verify.entry.versionsText', { ...versions })}</Fact>
      <Fact name={t('verify.entry.actor')}>
        <code>{leaf.actor}</code>
      </Fact>
      <Fact name={t('verify.entry.device')}>{leaf.device}</Fact>
    </dl>
  );
}

/** The figure, with the names the catalogue has for it where it can be reached. */
function DataPoint({ leaf }: { readonly leaf: Leaf }) {
  const { t, language } = useVerifyText();
  const catalogue = useQuery(catalogueQuery(language));
  if (leaf.dataPoint === null) return null;
  const kpi = catalogue.data?.kpis.find(({ code }) => code === leaf.kpi);
  const label = kpi?.dataPoints.find(({ key }) => key === leaf.dataPoint)?.label;
  return (
    <>
      <Fact name={t('verify.entry.kpi')}>
        {kpi ? <Link to={`/${language}/kpis/${kpi.slug}`}>{kpi.name}</Link> : leaf.kpi}
        {kpi && <span className="muted small"> {leaf.kpi}</span>}
      </Fact>
      <Fact name={t('verify.entry.dataPoint')}>{label ?? leaf.dataPoint}</Fact>
      <Fact name={t('verify.entry.value')}>
        {leaf.value === null ? (
          <em className="muted">
            {t(leaf.sealed === null ? 'verify.entry.noValue' : 'verify.entry.sealed')}
          </em>
        ) : (
          <strong className="num">
            {leaf.value} {leaf.unit}
          </strong>
        )}
      </Fact>
    </>
  );
}

/** A line of the list; nothing where there is nothing to say. */
function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  if (children === null || children === false || children === undefined || children === '') return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function textOf(value: string | number | boolean | null | undefined): string | null {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
}

const STATUSES: readonly DataPointStatus[] = [
  'reported',
  'notReported',
  'verified',
  'verifiedWithCaveat',
  'notVerified',
];

function statusOf(value: unknown): DataPointStatus | null {
  return STATUSES.find((status) => status === value) ?? null;
}

import type { Block, Fact, Opening, Proof } from '../blocks.js';
import type { Pen } from '../pen.js';
import { qrSvg } from '../qr.js';
import { clean, webAddress } from '../words.js';

/** The state of the edition in words, with its benchmark set. */
export function stateText({ edition, text }: Pen): string {
  return text(`state.${edition.state}`, { benchmarks: edition.result.versions.benchmarks });
}

/** Which edition it is: what every document names. */
export function identityFacts(pen: Pen): readonly Fact[] {
  const { edition, text, date } = pen;
  const { versions, reporting } = edition.result;
  const overall = edition.result.rollups.find(({ level }) => level === 'overall');
  const address = edition.address === undefined ? null : clean(edition.address);
  return [
    ...(edition.document === null
      ? []
      : [{ name: text('fact.document'), value: clean(edition.document), link: webAddress(edition.source) }]),
    {
      name: text('fact.edition'),
      value:
        edition.number === null
          ? text('fact.noEdition', { date })
          : text('fact.editionText', { number: edition.number, date }),
    },
    ...supersedesFact(pen),
    {
      name: text('fact.coverage'),
      value: text('fact.coverageText', {
        reported: reporting.dataPoints.all.reported,
        total: reporting.dataPoints.all.total,
        scored: overall?.scored ?? 0,
        benchmarked: overall?.benchmarked ?? 0,
      }),
    },
    { name: text('fact.benchmarks'), value: versions.benchmarks },
    { name: text('fact.versions'), value: text('fact.versionsText', { ...versions }) },
    { name: text('fact.hash'), value: clean(edition.contentHash) },
    ...(address === null ? [] : [{ name: text('fact.address'), value: address, link: webAddress(address) }]),
  ];
}

function supersedesFact({ edition, text }: Pen): readonly Fact[] {
  const { supersedes } = edition;
  if (supersedes === null) return [];
  const reason = supersedes.reason === null ? text('fact.noReason') : clean(supersedes.reason);
  const value =
    supersedes.number === null
      ? text('fact.supersedesHash', { hash: clean(supersedes.contentHash), reason })
      : text('fact.supersedesText', { number: supersedes.number, reason });
  return [{ name: text('fact.supersedes'), value }];
}

/** Where the edition can be checked, as address and QR code. */
export function proofOf({ edition, text }: Pen): Proof {
  const given = edition.proofAddress ?? edition.address;
  const address = given === undefined || given === null ? null : clean(given);
  const link = webAddress(address);
  return {
    title: text('proof.title'),
    text: address === null ? text('proof.none') : text('proof.text'),
    address,
    link,
    qr: link === null ? null : qrSvg(link),
    qrAlt: text('proof.alt', { address: address ?? '' }),
  };
}

export const identityBlocks = (pen: Pen): readonly Block[] => [
  { kind: 'facts', facts: identityFacts(pen) },
  { kind: 'proof', proof: proofOf(pen) },
];

/** The opening of a document: `form` says whether it takes a page of its own. */
export function openingOf(pen: Pen, form: Opening['form'], kind: string, strap: string): Opening {
  const { city, country, year, text } = pen;
  return {
    form,
    kind,
    city,
    subject: text('shared.subject', { country, year }),
    strap,
    state: stateText(pen),
  };
}

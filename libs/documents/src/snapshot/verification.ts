import type { Language, MessageFormatter } from '#text';
import { drawingCatalogue } from '../catalogue.js';
import { plainText } from '../drawing/index.js';
import { drawable } from '../fonts.js';
import { longDate } from './dates.js';
import type { SnapshotAttestation, SnapshotRemark, SnapshotVerification } from './edition.js';

/** Why a figure was not accepted, as the template words it; others count as another reason. */
const REFUSALS = [
  'sourceMissing',
  'sourceNotTraceable',
  'definitionNotMet',
  'figureImplausible',
  'wrongPeriod',
  'wrongBoundary',
  'notAnswered',
  'other',
] as const;

/** A name and what is printed beside it. */
interface Fact {
  readonly name: string;
  readonly value: string;
  readonly link: null;
}

/** The page of remarks as the template prints it. */
interface RemarksPage {
  readonly heading: string;
  readonly intro: string;
  readonly items: readonly { readonly name: string; readonly text: string }[];
}

const clean = (words: string): string => drawable(plainText(words));

/** What the cover says of a verification: how many figures were accepted, who vouches, and which edition it corrects. */
export function verificationFacts(
  { verified, remarks, attestations, corrects }: SnapshotVerification,
  language: Language,
  text: MessageFormatter,
): Fact[] {
  const caveats = remarks.filter(({ footnote }) => footnote !== null).length;
  const counts = text('cover.verdictsText', { verified, caveats, refused: remarks.length - caveats });
  return [
    { name: text('cover.verdicts'), value: counts, link: null },
    {
      name: text('cover.attestations'),
      value: attestations.map((each) => attestationText(each, language, text)).join('; '),
      link: null,
    },
    ...(corrects === null
      ? []
      : [
          {
            name: text('cover.corrects'),
            value: text('cover.correctsText', { number: corrects }),
            link: null,
          },
        ]),
  ];
}

function attestationText(
  { role, name, grade, on }: SnapshotAttestation,
  language: Language,
  text: MessageFormatter,
): string {
  return text('cover.attestation', {
    name: clean(name),
    role: text(`role.${role}`),
    grade: grade ?? 'none',
    date: longDate(new Date(`${on}T00:00:00Z`), language),
  });
}

/** Caveats with their footnotes, and figures that were not verified with the reason, in catalogue order. */
export function remarksPage(
  { remarks }: SnapshotVerification,
  language: Language,
  text: MessageFormatter,
): RemarksPage {
  const points = drawingCatalogue(language).kpis.flatMap(({ dataPoints }) => dataPoints);
  return {
    heading: text('remarks.heading'),
    intro: text('remarks.intro'),
    items: points.flatMap(({ key, label }) => {
      const remark = remarks.find(({ dataPoint }) => dataPoint === key);
      return remark ? [{ name: label, text: remarkText(remark, text) }] : [];
    }),
  };
}

function remarkText({ footnote, reasonCode, reason }: SnapshotRemark, text: MessageFormatter): string {
  if (footnote !== null) return text('remarks.caveat', { footnote: clean(footnote) });
  const code = REFUSALS.find((known) => known === reasonCode) ?? 'other';
  return text('remarks.notVerified', { why: text(`refusal.${code}`), words: clean(reason ?? '') });
}

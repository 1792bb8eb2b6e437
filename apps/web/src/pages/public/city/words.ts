import type { Text } from '../../../language.js';

const QUALITIES = [
  'measured',
  'survey',
  'higherLevel',
  'assumptions',
  'personalEstimate',
  'unknown',
] as const;
const ORIGINS = ['city', 'publicBody', 'thirdParty'] as const;
const HEADINGS = ['socioEconomic', 'political', 'geography', 'climate', 'economicBase', 'boundary'] as const;
const FIGURES = ['population', 'households', 'cityArea', 'cityGdp', 'labourForce'] as const;

type Words = Text['t'];

/** A grade of data quality in words; a document may use words of its own. */
export function qualityText(quality: string, t: Words): string {
  const known = QUALITIES.find((each) => each === quality);
  return known === undefined ? quality : t(`quality.${known}`);
}

/** Where data come from, in words. */
export function originText(origin: string, t: Words): string {
  const known = ORIGINS.find((each) => each === origin);
  return known === undefined ? origin : t(`origin.${known}`);
}

/** Heading of what the city says about itself. */
export function contextText(heading: string, t: Words): string {
  const known = HEADINGS.find((each) => each === heading);
  return known === undefined ? heading : t(`context.${known}`);
}

/** Name of a figure of the city profile; context figures keep the key of their file. */
export function figureText(key: string, t: Words): string {
  const known = FIGURES.find((each) => each === key);
  return known === undefined ? key : t(`profile.${known}`);
}

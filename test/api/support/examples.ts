/** A small correct submission of a published document; tests change what they are about. */
export const example = {
  city: 'Rana',
  country: 'Norway',
  countryCode: 'NO',
  reportingYear: 2024,
  document: 'Report of the city of Rana, 2024',
  source: 'https://example.org/rana',
  profile: {
    population: { value: 26000, unit: 'inhabitants', year: 2024 },
    households: { value: 12000 },
  },
  values: [
    {
      code: 'EC: ICT: ICT: 1C',
      dataPoint: 'householdInternetAccess',
      status: 'reported',
      inputs: { householdsWithInternet: 11400 },
    },
    { code: 'EC: ICT: WS: 1C', dataPoint: 'smartWaterMeters', status: 'reported', value: 27.27 },
    { code: 'SC: SH: SI: 2C', dataPoint: 'giniCoefficient', status: 'notReported', value: null },
  ],
};

/** The example with one value instead of its own. */
export const withOneValue = (fields: Record<string, unknown>) => ({
  ...example,
  values: [{ code: 'EC: ICT: WS: 1C', dataPoint: 'smartWaterMeters', status: 'reported', ...fields }],
});

/** The example with digits typed as they stand, which JSON.stringify would not write. */
export const withTypedValue = (digits: string): string =>
  JSON.stringify(withOneValue({ value: 4711 })).replace('4711', digits);

/** Version of the rules by which maturity is judged; every result names it. */
export const MATURITY_ENGINE_VERSION = '1.0.0';

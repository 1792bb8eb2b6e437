/** Version of the scoring method as built here; changes with every change of docs/method.md or of a result. */
export const ENGINE_VERSION = '1.0.0';

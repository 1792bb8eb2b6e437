import en from './messages/en.json' with { type: 'json' };

/** Stable identifiers of what can be said about an uploaded file and its cells; also the keys of the sentences. */
export type ReasonCode = keyof typeof en;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

// Characters that XML 1.0 does not allow, and lone surrogates.
// eslint-disable-next-line no-control-regex
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFE\uFFFF]|\p{Surrogate}/gu;
// Embeddings, overrides and isolates: a name must not turn the text around it.
const BIDI_CONTROLS = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;

/** Text of others (names of cities, titles) on one line, without characters that are not text. */
export function plainText(text: string): string {
  return text.replace(FORBIDDEN, '').replace(BIDI_CONTROLS, '').replace(/\s+/gu, keepSpace).trim();
}

/** Line breaks and tabs become a space; the narrow and fixed spaces of formatted figures stay. */
function keepSpace(run: string): string {
  return /[\n\r\t ]/.test(run) ? ' ' : run;
}

/** Text as content of an XML element or attribute. */
export function escapeXml(text: string): string {
  return plainText(text).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

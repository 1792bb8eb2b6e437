/** The first http(s) address in a text; sources are free text and may be anything else. */
export function webAddress(text: string | null): string | null {
  const found = /https?:\/\/[^\s)<>"]+/.exec(text ?? '')?.[0].replace(/[.,;]+$/, '');
  return found !== undefined && URL.canParse(found) ? found : null;
}

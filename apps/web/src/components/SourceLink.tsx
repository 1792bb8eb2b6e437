import { webAddress } from '../webAddress.js';

/** A document named in words, linked when its source holds a web address; other text of the source is not shown as one. */
export function SourceLink({ text, source }: { readonly text: string; readonly source: string | null }) {
  const address = webAddress(source);
  if (address === null) return <span lang="en">{text}</span>;
  return (
    <a href={address} rel="noreferrer" lang="en">
      {text}
    </a>
  );
}

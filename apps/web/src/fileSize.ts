const KILOBYTE = 1024;
const MEGABYTE = 1024 * KILOBYTE;

/** A size as people read it, e.g. `1.4 MB`. */
export function fileSize(bytes: number, number: (value: number, decimals?: number) => string): string {
  if (bytes < KILOBYTE) return `${bytes} B`;
  if (bytes < MEGABYTE) return `${number(bytes / KILOBYTE, 0)} kB`;
  return `${number(bytes / MEGABYTE, 1)} MB`;
}

import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** Width and height of a comment: the library's own size would cut most of ours off. */
const SIZE = 'width:300pt;height:150pt';

/**
 * Makes the boxes of comments large enough to read, and gives the archive one fixed time, so that the same template has the
 * same bytes. The library offers neither.
 */
export function withRoomForComments(workbook: Uint8Array, at = new Date(2020, 0, 1)): Uint8Array {
  const parts = unzipSync(workbook, { filter: ({ name }) => !name.endsWith('/') });
  for (const [name, bytes] of Object.entries(parts)) {
    if (!/^xl\/drawings\/vmlDrawing\d+\.vml$/.test(name)) continue;
    const drawing = strFromU8(bytes)
      .replace(/width:[\d.]+pt;\s*height:[\d.]+pt/g, SIZE)
      .replace(
        /<x:Anchor>([^<]*)<\/x:Anchor>/g,
        (_, anchor: string) => `<x:Anchor>${wider(anchor)}</x:Anchor>`,
      );
    parts[name] = strToU8(drawing);
  }
  return zipSync(parts, { level: 6, mtime: at });
}

/** Column, offset, row, offset of the upper left corner, then of the lower right one. */
function wider(anchor: string): string {
  const [column = 0, left = 0, row = 0, top = 0] = anchor.split(',').map(Number);
  return [column, left, row, top, column + 3, left, row + 8, top].join(', ');
}

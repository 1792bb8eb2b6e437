import { create } from 'qrcode';

/** White modules around the code, as ISO/IEC 18004 asks. */
const QUIET_ZONE = 4;

/** The text as a QR code (error correction M), a vector drawing of one path. */
export function qrSvg(text: string): string {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const side = modules.size + 2 * QUIET_ZONE;
  let path = '';
  for (let y = 0; y < modules.size; y += 1) {
    for (let x = 0; x < modules.size;) {
      let run = 0;
      while (x + run < modules.size && modules.get(y, x + run)) run += 1;
      if (run > 0) path += `M${x + QUIET_ZONE},${y + QUIET_ZONE}h${run}v1h-${run}z`;
      x += Math.max(run, 1);
    }
  }
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges">` +
    `<rect width="${side}" height="${side}" fill="#ffffff"/><path d="${path}" fill="#10181f"/></svg>`
  );
}

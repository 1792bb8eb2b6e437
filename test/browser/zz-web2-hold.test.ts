import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { it } from '@jest/globals';
import { startCity } from './city-at-work.js';
it('holds', async () => {
  const site = await startCity('/tmp/web2/dist');
  rmSync('/tmp/web2/stop', { force: true });
  writeFileSync(
    '/tmp/web2/site.json',
    JSON.stringify({ url: site.url, id: site.assessmentId, ids: site.ids }),
  );
  while (!existsSync('/tmp/web2/stop')) await new Promise((r) => setTimeout(r, 500));
  await site.close();
}, 7_200_000);

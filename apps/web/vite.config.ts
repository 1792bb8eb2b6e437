import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';

/** Where `npm run start` listens; set `CIVISCORE_API` when the API runs elsewhere during development. */
const api = process.env['CIVISCORE_API'] ?? 'http://localhost:3000';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  // The libs are read as TypeScript source, through the `source` condition of package.json `imports`.
  resolve: { conditions: ['source', ...defaultClientConditions] },
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    // Fonts and pictures stay files: the content security policy needs no `data:` then.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // What paints PDFs is large, and loaded only with one.
    chunkSizeWarningLimit: 1700,
    // The libs are pure: a page that needs one function of a lib does not get its data as well.
    rolldownOptions: {
      input: ['index.html', 'evidence-frame.html'].map((page) => join(import.meta.dirname, page)),
      treeshake: { moduleSideEffects: (id) => !id.includes('/libs/') },
    },
  },
  server: { proxy: { '/api': api, '/health': api, '/ledger': api } },
});

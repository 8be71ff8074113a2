import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/**
 * Builds the script and styles of the pages into dist/web; `src/http` serves that folder under /assets/ and
 * `src/web/server` finds the hashed names in the manifest. There is no index.html: the server writes the document.
 */
export default defineConfig({
  plugins: [react()],
  base: '/assets/',
  publicDir: false,
  build: {
    outDir: 'dist/web',
    assetsDir: '',
    emptyOutDir: true,
    manifest: true,
    // A data: address would be cached with the page instead of apart from it, and would not be in the manifest.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
    target: 'es2022',
    rolldownOptions: {
      input: { main: 'src/web/client/main.tsx', sundet: 'src/web/styles/sundet.css' },
    },
  },
});

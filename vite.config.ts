import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const OUT = 'dist/web';
const TEXT = /\.(?:js|css|svg|geojson)$/;

/** Puts each text beside itself as small as it gets, so that nobody has to wait for that when it is asked for. */
function compressed(): Plugin {
  return {
    name: 'compressed',
    apply: 'build',
    async closeBundle() {
      const files = (await readdir(OUT))
        .filter((name) => TEXT.test(name))
        .map((name) => path.join(OUT, name));
      await Promise.all(
        files.map(async (file) => {
          const content = await readFile(file);
          await writeFile(`${file}.br`, await promisify(brotliCompress)(content));
          await writeFile(`${file}.gz`, await promisify(gzip)(content, { level: 9 }));
        }),
      );
    },
  };
}

/**
 * Builds the script and styles of the pages into dist/web; `src/http` serves that folder under /assets/ and
 * `src/web/server` finds the hashed names in the manifest. There is no index.html: the server writes the document.
 */
export default defineConfig({
  plugins: [react(), compressed()],
  base: '/assets/',
  publicDir: false,
  build: {
    outDir: OUT,
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

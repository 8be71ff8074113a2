import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const TEXT = /\.(?:js|css|svg|geojson)$/;

/** Puts each text beside itself as small as it gets, so that nobody has to wait for that when it is asked for. */
function compressed(): Plugin {
  let folder = '';
  return {
    name: 'compressed',
    apply: 'build',
    configResolved({ root, build }) {
      folder = path.resolve(root, build.outDir);
    },
    async closeBundle() {
      const files = (await readdir(folder)).filter((name) => TEXT.test(name));
      await Promise.all(
        files.map(async (name) => {
          const file = path.join(folder, name);
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

import { defineConfig } from 'vite';

/** Builds the embedded search into one file of its own, which shares nothing with the pages. */
export default defineConfig({
  publicDir: false,
  build: {
    outDir: 'dist/embed',
    emptyOutDir: true,
    modulePreload: false,
    target: 'es2022',
    rolldownOptions: {
      input: 'src/web/embed/sundet-search.ts',
      output: { entryFileNames: 'sundet-search.js' },
    },
  },
});

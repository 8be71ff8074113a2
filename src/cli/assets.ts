import { fileURLToPath } from 'node:url';

/** Where `vite build` puts the pages' scripts and styles. */
export const ASSETS = fileURLToPath(new URL('../../dist/web', import.meta.url));

/** The script of the embedded search. */
export const EMBED_SCRIPT = fileURLToPath(new URL('../../dist/embed/sundet-search.js', import.meta.url));

import { fileURLToPath } from 'node:url';

/** Where `vite build` puts the pages' scripts and styles. */
export const ASSETS = fileURLToPath(new URL('../../dist/web', import.meta.url));

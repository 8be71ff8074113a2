import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../../domain/codes.ts';

/** Addresses of the built files a page links to. */
export interface Assets {
  readonly script: string;
  /** The reader's messages, a script for each language. */
  readonly catalogues: Readonly<Record<Language, string>>;
  readonly stylesheets: readonly string[];
  readonly favicon: string;
}

/** The folder given holds no build that we know. */
export class AssetsMissingError extends Error {
  readonly code = 'assets_missing';

  constructor(directory: string, options?: ErrorOptions) {
    super(`there is no build of the pages in ${directory}: run "npm run build"`, options);
    this.name = 'AssetsMissingError';
  }
}

/** As in `base` of vite.config.ts; `src/http` serves the folder there. */
const PUBLIC_PATH = '/assets/';
const CLIENT_ENTRY = 'src/web/client/main.tsx';
const STYLE_ENTRY = 'src/web/styles/sundet.css';
const FAVICON = 'src/web/assets/favicon.svg';

/**
 * Reads the manifest that `vite build` left (https://vite.dev/guide/backend-integration).
 * @throws AssetsMissingError where it is not there, or lacks what the pages need.
 */
export function readAssets(directory: string): Assets {
  const manifest = readManifest(directory);
  const fileOf = (source: string): string => {
    const file = manifestFile(manifest, source);
    if (file === null) throw new AssetsMissingError(directory);
    return PUBLIC_PATH + file;
  };
  const catalogueOf = (language: Language): string => fileOf(`src/web/messages/${language}.ts`);
  return {
    script: fileOf(CLIENT_ENTRY),
    catalogues: { da: catalogueOf('da'), sv: catalogueOf('sv'), en: catalogueOf('en') },
    stylesheets: [fileOf(STYLE_ENTRY)],
    favicon: fileOf(FAVICON),
  };
}

function readManifest(directory: string): unknown {
  try {
    return JSON.parse(readFileSync(join(directory, '.vite', 'manifest.json'), 'utf8'));
  } catch (cause) {
    throw new AssetsMissingError(directory, { cause });
  }
}

function manifestFile(manifest: unknown, source: string): string | null {
  if (typeof manifest !== 'object' || manifest === null) return null;
  const entry: unknown = Reflect.get(manifest, source);
  if (typeof entry !== 'object' || entry === null || !('file' in entry)) return null;
  return typeof entry.file === 'string' ? entry.file : null;
}

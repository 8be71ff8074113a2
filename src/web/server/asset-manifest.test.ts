import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AssetsMissingError, readAssets } from './asset-manifest.ts';

const MANIFEST = {
  'src/web/client/main.tsx': { file: 'main-1a2b.js', isEntry: true },
  'src/web/messages/da.ts': { file: 'da-7a7b.js', isDynamicEntry: true },
  'src/web/messages/sv.ts': { file: 'sv-7c7d.js', isDynamicEntry: true },
  'src/web/messages/en.ts': { file: 'en-7e7f.js', isDynamicEntry: true },
  'src/web/styles/sundet.css': { file: 'sundet-3c4d.css', isEntry: true },
  'src/web/assets/favicon.svg': { file: 'favicon-5e6f.svg' },
};

describe('readAssets', () => {
  let directory = '';

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'sundet-assets-'));
    mkdirSync(join(directory, '.vite'));
  });

  afterEach(() => rmSync(directory, { recursive: true }));

  const write = (text: string) => writeFileSync(join(directory, '.vite', 'manifest.json'), text);

  it('finds the built files under /assets/', () => {
    write(JSON.stringify(MANIFEST));
    expect(readAssets(directory)).toEqual({
      script: '/assets/main-1a2b.js',
      catalogues: { da: '/assets/da-7a7b.js', sv: '/assets/sv-7c7d.js', en: '/assets/en-7e7f.js' },
      stylesheets: ['/assets/sundet-3c4d.css'],
      favicon: '/assets/favicon-5e6f.svg',
    });
  });

  it('says what to do where nothing is built', () => {
    expect(() => readAssets(directory)).toThrow(AssetsMissingError);
    expect(() => readAssets(directory)).toThrow(/npm run build/);
  });

  it.each(['', '[]', 'null', '{"src/web/client/main.tsx": {"file": 1}}'])(
    'refuses a manifest of another shape: %s',
    (text) => {
      write(text);
      expect(() => readAssets(directory)).toThrow(AssetsMissingError);
    },
  );
});

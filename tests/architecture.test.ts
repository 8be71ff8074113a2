import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

/** The import rule of ARCHITECTURE.md: what each folder may import. Brothers do not import each other. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  'src/lib': [],
  'src/domain': ['src/lib'],
  'src/sources': ['src/lib', 'src/domain'],
  'src/occupations': ['src/lib', 'src/domain'],
  'src/normalise': ['src/lib', 'src/domain', 'src/occupations'],
  'src/store': ['src/lib', 'src/domain'],
  'src/duplicates': ['src/lib', 'src/domain'],
  'src/timetable': ['src/lib', 'src/domain'],
  'src/demo': ['src/lib', 'src/domain', 'seeds'],
  'src/harvest': [
    'src/lib',
    'src/domain',
    'src/occupations',
    'src/sources',
    'src/normalise',
    'src/duplicates',
    'src/store',
  ],
  'src/search': ['src/lib', 'src/domain', 'src/occupations', 'src/store'],
  'src/commute': ['src/lib', 'src/domain', 'src/store', 'src/timetable'],
  'src/follow': ['src/lib', 'src/domain', 'src/store'],
  'src/web': ['src/domain'],
  'src/http': ['src/lib', 'src/domain', 'src/search', 'src/web'],
  workers: ['src/lib', 'src/domain', 'src/sources', 'src/harvest', 'src/config.ts'],
  'src/config.ts': ['src/lib', 'src/domain'],
  'src/main.ts': ['src/cli'],
  seeds: ['seeds'],
};
/** The composition root may import everything. */
const ROOT = 'src/cli';

const PROJECT = path.resolve(import.meta.dirname, '..');

function filesUnder(folder: string): string[] {
  return readdirSync(path.join(PROJECT, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => path.posix.join(folder, name))
    .filter((name) => /\.tsx?$/.test(name));
}

const SOURCES = ['src', 'workers', 'seeds'].flatMap(filesUnder);
const PROGRAM = SOURCES.filter((file) => !/\.test\.tsx?$/.test(file) && !file.includes('/fixtures/'));

function textOf(file: string): string {
  return readFileSync(path.join(PROJECT, file), 'utf8');
}

function importsOf(file: string): string[] {
  return [...textOf(file).matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1] ?? '');
}

/** The folder (or file at the root of `src`) that a file's rule stands under. */
function partOf(file: string): string {
  const [top, second] = file.split('/');
  return top === 'src' ? `src/${second?.replace('.test.', '.')}` : (top ?? file);
}

function violations(file: string): string[] {
  const part = partOf(file);
  if (part === ROOT) return [];
  const allowed = [part, ...(MAY_IMPORT[part] ?? [])];
  return importsOf(file)
    .filter((target) => target.startsWith('.'))
    .map((target) => path.posix.join(path.posix.dirname(file), target))
    .filter((target) => !allowed.includes(partOf(target)))
    .map((target) => `${file} imports ${target}`);
}

function filesThat(pattern: RegExp): string[] {
  return PROGRAM.filter((file) => pattern.test(textOf(file)));
}

describe('architecture', () => {
  it('has a rule for every folder', () => {
    const parts = new Set(SOURCES.map(partOf));
    parts.delete(ROOT);
    expect([...parts].filter((part) => MAY_IMPORT[part] === undefined)).toEqual([]);
  });

  it('lets nothing import upwards or sideways', () => {
    expect(SOURCES.flatMap(violations)).toEqual([]);
  });

  it('lets a source import no other source', () => {
    const strays = PROGRAM.filter((file) => /^src\/sources\/[^/]+\//.test(file)).flatMap((file) => {
      const own = file.split('/').slice(0, 3).join('/');
      return importsOf(file)
        .filter((target) => target.startsWith('.'))
        .map((target) => path.posix.join(path.posix.dirname(file), target))
        .filter((target) => /^src\/sources\/[^/]+\//.test(target) && !target.startsWith(`${own}/`))
        .map((target) => `${file} imports ${target}`);
    });
    expect(strays).toEqual([]);
  });

  it('reads the environment only in config.ts', () => {
    const readers = filesThat(/process\.env/);
    expect(readers).toEqual(['src/config.ts']);
  });

  it('brings the browser no schemas: they weigh more than the pages', () => {
    const pages = PROGRAM.filter((file) => /^src\/web\/(?!server\/)/.test(file));
    const schemas = new Set(filesThat(/from 'zod'/).filter((file) => file.startsWith('src/domain/')));
    const imports = pages.flatMap((file) =>
      [...textOf(file).matchAll(/^import (?!type\b)([^;]*?) from '(\.[^']+)'/gm)]
        .filter(([, names = '']) => /(?:\{|,)\s*(?!type\b)\w/.test(names))
        .map(([, , target = '']) => [file, path.posix.join(path.posix.dirname(file), target)] as const),
    );
    expect(imports.filter(([, target]) => schemas.has(target))).toEqual([]);
  });

  it('calls fetch only in the HTTP client, and in the browser', () => {
    const callers = filesThat(/(?<![.\w])fetch\(/).filter((file) => !file.startsWith('src/web/client/'));
    expect(callers.filter((file) => !/^src\/lib\/http-/.test(file))).toEqual([]);
  });

  it('knows SQL only in the store', () => {
    const knowing = filesThat(/from '(drizzle-orm|pg)['/]|\.query\(\s*['"`]/i);
    expect(knowing.filter((file) => !file.startsWith('src/store/'))).toEqual([]);
  });

  it('knows BullMQ only in workers', () => {
    expect(filesThat(/from 'bullmq'/).filter((file) => !file.startsWith('workers/'))).toEqual([]);
  });
});

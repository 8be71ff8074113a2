import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

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

const Package = z.object({
  dependencies: z.record(z.string(), z.string()),
  devDependencies: z.record(z.string(), z.string()),
});

/** What stands between a statement's first word and the module, and the module. */
const STATEMENT = /^(?:import|export)\s+((?:[^;']*?)\bfrom\s+)?'([^']+)'/gm;
/** Types alone are not loaded. */
const ONLY_TYPES = /^(?:type\b|\{(?:\s*type\b[^,}]*,?)+\s*\})/;

/** Modules that a file imports, and those of them that are loaded when it is. */
function modulesOf(file: string): { readonly all: string[]; readonly loaded: string[] } {
  const statements = [...textOf(file).matchAll(STATEMENT)];
  const moduleIn = (match: RegExpExecArray) => match[2] ?? '';
  return {
    all: statements.map(moduleIn),
    loaded: statements.filter(([, names = '']) => !ONLY_TYPES.test(names)).map(moduleIn),
  };
}

/** The package of a module; none of a file of ours or of Node's own. */
function packageOf(module: string): string[] {
  if (/^(?:\.|node:)/.test(module)) return [];
  return [module.split('/', module.startsWith('@') ? 2 : 1).join('/')];
}

/**
 * What a server loads: the program without the browser's script, and of the pages what it renders. What these load
 * when it is wanted, the map, is the browser's alone.
 */
const LOADED = loadedFrom(
  PROGRAM.filter((file) => !file.startsWith('src/web/') && !file.includes('.test-support.')),
);

function loadedFrom(entries: readonly string[]): ReadonlySet<string> {
  const loaded = new Set<string>(entries);
  for (const file of loaded) {
    const next = modulesOf(file)
      .loaded.filter((name) => name.startsWith('.'))
      .map((name) => path.posix.join(path.posix.dirname(file), name));
    for (const each of next) if (/\.tsx?$/.test(each)) loaded.add(each);
  }
  return loaded;
}

/** What ARCHITECTURE.md's table says each folder may import: short names, a comma between them. */
function tableRows(): [folder: string, mayImport: string[]][] {
  const [, table = ''] = textOf('ARCHITECTURE.md').split('| folder | holds | may import |');
  const [rows = ''] = table.split('\n\n');
  return rows
    .split('\n')
    .slice(2)
    .flatMap((row) => {
      const [, folders = '', , imports = ''] = row.split('|').map((cell) => cell.trim());
      const named = imports === '–' || imports === '' ? [] : imports.split(', ');
      return [...folders.matchAll(/`([^`]+?)\/?`/g)].map(([, folder = '']): [string, string[]] => [
        folder.replace('/<id>', ''),
        named,
      ]);
    });
}

function shortName(part: string): string {
  return part.replace(/^src\//, '').replace(/\.ts$/, '');
}

describe('architecture', () => {
  it('is what the table of ARCHITECTURE.md says', () => {
    const rows = tableRows();
    const told = new Map(rows);
    for (const [part, allowed] of Object.entries(MAY_IMPORT)) {
      if (part === 'seeds' || part === 'src/main.ts' || part === 'src/config.ts') continue;
      expect([...(told.get(part) ?? ['no row'])].sort(), part).toEqual(allowed.map(shortName).sort());
    }
    const missing = rows
      .map(([folder]) => folder)
      .filter((folder) => !existsSync(path.join(PROJECT, folder)));
    expect(missing).toEqual([]);
  });

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
    const readers = filesThat(/process\.env|\benv\b[^;]*from 'node:process'/);
    expect(readers).toEqual(['src/config.ts']);
  });

  it('reads the wall clock only where there is none to be handed', () => {
    const readers = filesThat(/\bDate\.now\(|new Date\(\)|Temporal\.Now\b|Math\.random\(/);
    expect(readers.filter((file) => !file.startsWith('src/web/'))).toEqual([
      'src/lib/clock.ts',
      // Of the file system's own times, which follow no other clock.
      'src/timetable/service/folder-lock.ts',
    ]);
  });

  it('opens connections only in the HTTP clients', () => {
    const callers = filesThat(/from '(?:undici|node:(?:http|https|http2|net|tls|dns|dgram))'|\bWebSocket\(/);
    expect(callers.filter((file) => !/^src\/lib\/http-/.test(file))).toEqual([
      // Reads an address, without asking anybody.
      'src/follow/targets.ts',
      // What statuses are called.
      'src/http/problem.ts',
      // Finds a port for the database.
      'src/store/embedded/free-port.ts',
    ]);
  });

  it('imports only packages that package.json names, and loads none that is for development alone', () => {
    const { dependencies, devDependencies } = Package.parse(JSON.parse(textOf('package.json')));
    const unloadable = [...LOADED].flatMap((file) =>
      modulesOf(file)
        .loaded.flatMap(packageOf)
        .filter((name) => !(name in dependencies))
        .map((name) => `${file} loads ${name}`),
    );
    expect(unloadable).toEqual([]);
    // A package that only another brings is gone once that one needs it no more.
    const known = { ...dependencies, ...devDependencies };
    const unnamed = SOURCES.flatMap((file) =>
      modulesOf(file)
        .all.flatMap(packageOf)
        .filter((name) => !(name in known || `@types/${name}` in known))
        .map((name) => `${file} imports ${name}`),
    );
    expect(unnamed).toEqual([]);
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
    const callers = filesThat(/(?<!(?<!globalThis)[.\w])fetch\(/).filter(
      (file) => !file.startsWith('src/web/client/'),
    );
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

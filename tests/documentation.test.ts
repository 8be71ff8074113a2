import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { describeCommands } from '../src/cli/cli.ts';

/**
 * What the documents send their readers to is there: files, headings, commands with their options, settings. What they
 * say of them is for people to judge.
 */
const PROJECT = path.resolve(import.meta.dirname, '..');
const ELSEWHERE = new Set(['node_modules', '.git', '.data', 'dist', 'coverage']);

const FILES = filesUnder('');
/** Files and folders, from the project's own folder. */
const PLACES = new Set(FILES.flatMap((file) => [file, ...foldersOf(file)]));
const DOCUMENTS = FILES.filter((file) => file.endsWith('.md'));
const CODE = FILES.filter((file) => /\.tsx?$/.test(file));

function filesUnder(folder: string): string[] {
  return readdirSync(path.join(PROJECT, folder), { withFileTypes: true })
    .filter(({ name }) => !ELSEWHERE.has(name))
    .flatMap((entry) => {
      const name = path.posix.join(folder, entry.name);
      return entry.isDirectory() ? filesUnder(name) : [name];
    });
}

function foldersOf(file: string): string[] {
  const parts = file.split('/').slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

function textOf(file: string): string {
  return readFileSync(path.join(PROJECT, file), 'utf8');
}

/** `file: what`, for each of `found` in a file that does not hold. */
function strays(files: readonly string[], find: (text: string, file: string) => string[]): string[] {
  return files.flatMap((file) => find(textOf(file), file).map((what) => `${file}: ${what}`));
}

function matches(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map((match) => match[1] ?? '');
}

/** Inline code, and the lines of code blocks. */
function codeOf(text: string): string[] {
  const blocks = matches(text, /^```\w*\n([\s\S]*?)^```/gm);
  const prose = text.replace(/^```\w*\n[\s\S]*?^```/gm, '');
  return [...matches(prose, /`([^`]+)`/g), ...blocks.flatMap((block) => block.split('\n'))];
}

/** As GitHub makes a heading's anchor. */
function anchorsOf(text: string): string[] {
  return matches(text, /^#{1,6} (.+)$/gm).map((heading) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

describe('the documents', () => {
  it('link to files and headings that are there', () => {
    const broken = strays(DOCUMENTS, (text, file) =>
      matches(text, /\]\(([^)\s]+)\)/g)
        .filter((link) => !/^(?:[a-z]+:|`)/.test(link))
        .filter((link) => {
          const [target = '', anchor] = link.split('#');
          const to = target === '' ? file : path.posix.join(path.posix.dirname(file), target);
          if (!PLACES.has(to)) return true;
          return anchor !== undefined && !anchorsOf(textOf(to)).includes(anchor);
        }),
    );
    expect(broken).toEqual([]);
  });

  it('name paths that are there', () => {
    const missing = strays([...DOCUMENTS, ...CODE], (text, file) =>
      matches(text, PATH)
        .map((name) => name.replace(/[./]+$/, ''))
        .filter((name) => file.endsWith('.md') || name.startsWith('docs/'))
        .filter((name) => !isThere(name)),
    );
    expect(missing).toEqual([]);
  });

  it('name files of ours that are there', () => {
    const missing = strays(DOCUMENTS, (text) =>
      codeOf(text)
        .filter((code) => /^[\w./-]+\.(?:tsx?|mjs|md)$/.test(code))
        .filter((name) => !FILES.some((file) => file === name || file.endsWith(`/${name}`))),
    );
    expect(missing).toEqual([]);
  });

  it('name scripts and benchmarks that are there', () => {
    const { scripts } = Package.parse(JSON.parse(textOf('package.json')));
    const missing = strays(DOCUMENTS, (text) => [
      ...matches(text, /npm run (?:-s )?([\w:]+)/g).filter((script) => scripts[script] === undefined),
      ...matches(text, /npm run (?:-s )?bench -- ([\w-]+)/g).filter(
        (name) => !PLACES.has(`bench/${name}.ts`),
      ),
    ]);
    expect(missing).toEqual([]);
  });

  it('show benchmarks with options that they have', () => {
    const unknown = strays(DOCUMENTS, (text) =>
      codeOf(text).flatMap((code) => {
        const [, name = '', options = ''] = /npm run (?:-s )?bench -- ([\w-]+)(.*)/.exec(code) ?? [];
        const files = FILES.filter(
          (file) => file === `bench/${name}.ts` || file.startsWith(`bench/${name}/`),
        );
        const has = (option: string) =>
          files.some((file) => new RegExp(`\\b${option}\\b`).test(textOf(file)));
        return matches(options, /--([a-z]+)/g).filter((option) => !has(option));
      }),
    );
    expect(unknown).toEqual([]);
  });

  it('show command lines that the program understands', () => {
    const lines = DOCUMENTS.flatMap((file) =>
      codeOf(textOf(file)).flatMap((code) =>
        matches(code, /(?:^|npm run -s )sundet(?: --)? ([a-z<].*)$/g).map((line) => [file, line] as const),
      ),
    );
    expect(lines.length).toBeGreaterThan(20);
    expect(
      lines.flatMap(([file, line]) => faultsIn(line).map((fault) => `${file}: ${line}: ${fault}`)),
    ).toEqual([]);
  });

  it('name each source that may be switched on', () => {
    const sources = readdirSync(path.join(PROJECT, 'src/sources'), { withFileTypes: true });
    const ids = sources.filter((entry) => entry.isDirectory()).map(({ name }) => name);
    const [row = ''] = matches(textOf('docs/configuration.md'), /^(\| `SUNDET_SOURCES`.*)$/gm);
    expect(ids.filter((id) => !row.includes(`\`${id}\``))).toEqual([]);
  });

  it('name settings that are read; configuration.md and docker-compose.yml name all that are', () => {
    const readers = [...CODE, ...FILES.filter((file) => file.startsWith('.ci/'))].map(textOf).join('\n');
    const unread = strays([...DOCUMENTS, 'docker-compose.yml', 'Dockerfile'], (text) =>
      matches(text, /\b(SUNDET_[A-Z_]+[A-Z])\b/g).filter((name) => !readers.includes(name)),
    );
    expect(unread).toEqual([]);
    const settings = matches(textOf('src/config.ts'), /^ {2}([A-Z][A-Z_]+): /gm);
    expect(settings.length).toBeGreaterThan(20);
    const told = textOf('docs/configuration.md');
    expect(settings.filter((name) => !told.includes(`\`${name}\``))).toEqual([]);
    const compose = matches(textOf('docker-compose.yml'), /^ {4}([A-Z][A-Z_]+): /gm);
    expect(settings.filter((name) => name !== 'PORT' && !compose.includes(name))).toEqual([]);
  });
});

const Package = z.object({ scripts: z.record(z.string(), z.string()) });

/** A path from the project's own folder, `<id>` and `*` for anything. */
const PATH = /(?<![\w/.@{}$-])((?:src|tests|docs|workers|bench|seeds|migrations|\.ci)\/[\w./<>*-]+)/g;

function isThere(name: string): boolean {
  if (!/[<*]/.test(name)) return PLACES.has(name);
  const pattern = name.replaceAll('.', '\\.').replace(/<\w+>|\*+/g, '[^/]+');
  return [...PLACES].some((place) => new RegExp(`^${pattern}$`).test(place));
}

/** What the program does not know of a command line as documents write it: `import gtfs\|esco <dir>…`. */
function faultsIn(line: string): string[] {
  const [words = ''] = line.replaceAll('\\|', '|').split(/ +(?:#|&&|;|\|) ?/);
  let command: Command = describeCommands(() => async () => undefined);
  const faults: string[] = [];
  for (const word of words.split(/\s+/)) {
    if (word.startsWith('--')) {
      const option = word.split('=')[0] ?? '';
      if (!command.options.some(({ long }) => long === option)) faults.push(`no option ${option}`);
    } else if (command.commands.length > 0) {
      const found = word.split('|').map((name) => command.commands.find((each) => each.name() === name));
      const [first] = found;
      if (first === undefined || found.includes(undefined)) return [...faults, `no command ${word}`];
      command = first;
    }
  }
  return faults;
}

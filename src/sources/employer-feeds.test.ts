import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConfigError } from '../lib/errors.ts';
import { NO_EMPLOYER_FEEDS, readEmployerFeeds } from './employer-feeds.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'employer-feeds-'));
});
afterAll(() => rm(folder, { recursive: true }));

let files = 0;
async function fileWith(content: unknown): Promise<string> {
  files += 1;
  const file = path.join(folder, `${files}.json`);
  await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

const HRMANAGER = { baseUrl: 'https://hrmanager.test', tenants: [{ alias: 'prove', name: 'Prøve Kommune' }] };

describe('readEmployerFeeds', () => {
  it('takes a file that is not there, and an empty one, for none configured', async () => {
    expect(await readEmployerFeeds(path.join(folder, 'nothing.json'))).toEqual(NO_EMPLOYER_FEEDS);
    expect(await readEmployerFeeds(await fileWith({}))).toEqual(NO_EMPLOYER_FEEDS);
  });

  it('takes a part that names nobody for configured, so that what it had can be closed', async () => {
    const empty = { hrmanager: { ...HRMANAGER, tenants: [] }, emply: { tenants: [] }, jobposting: {} };
    expect(await readEmployerFeeds(await fileWith(empty))).toMatchObject({
      hrmanager: { tenants: [] },
      emply: { tenants: [] },
      jobposting: { pages: [], sitemaps: [] },
    });
  });

  it('reads the example, which shows each part', async () => {
    const feeds = await readEmployerFeeds(
      path.resolve(import.meta.dirname, '../../docs/employer-feeds.example.json'),
    );
    expect(Object.keys(feeds)).toEqual(Object.keys(NO_EMPLOYER_FEEDS));
    const names = (part: object) =>
      Object.values(part).some((list) => Array.isArray(list) && list.length > 0);
    const unshown = Object.entries(feeds).filter(([, part]) => part === null || !names(part));
    expect(unshown.map(([name]) => name)).toEqual([]);
  });

  it('gives addresses as URLs', async () => {
    const feeds = await readEmployerFeeds(
      await fileWith({ hrmanager: HRMANAGER, jobposting: { pages: ['https://byg.test/job'] } }),
    );
    expect(feeds).toEqual({
      ...NO_EMPLOYER_FEEDS,
      hrmanager: { ...HRMANAGER, baseUrl: new URL('https://hrmanager.test') },
      jobposting: { pages: [new URL('https://byg.test/job')], sitemaps: [] },
    });
  });

  it.each([
    ['{', /is not JSON/],
    [[], /the file: /],
    [{ hrmanger: HRMANAGER }, /hrmanger/],
    [{ hrmanager: { ...HRMANAGER, baseUrl: 'ftp://hrmanager.test' } }, /hrmanager\.baseUrl: must be an http/],
    [
      { hrmanager: { ...HRMANAGER, tenants: [{ alias: 'a b', name: 'X' }] } },
      /hrmanager\.tenants\.0\.alias: must/,
    ],
    [{ hrmanager: { ...HRMANAGER, tenants: [{ alias: 'a' }] } }, /hrmanager\.tenants\.0\.name: must/],
    [
      { hrmanager: { ...HRMANAGER, tenants: [...HRMANAGER.tenants, { alias: 'PROVE', name: 'X' }] } },
      /hrmanager\.tenants: must name each alias once/,
    ],
    [
      { emply: { tenants: [{ host: 'prove', name: 'X', orgNumber: '1' }] } },
      /emply\.tenants\.0\.host: .*\n.*orgNumber/,
    ],
    [{ jobposting: { pages: ['javascript:alert(1)'] } }, /jobposting\.pages\.0: must be an http/],
  ])('tells the file and the path of a fault: %j', async (content, expected) => {
    const file = await fileWith(content);
    const failure: unknown = await readEmployerFeeds(file).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ConfigError);
    expect(String(failure)).toContain(file);
    expect(String(failure)).toMatch(expected);
  });

  it('does not take a folder for a missing file', async () => {
    await expect(readEmployerFeeds(folder)).rejects.toThrow(ConfigError);
  });
});

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { beforeEach, describe, expect, test } from 'vitest';
import type { CommandContext } from '../../src/cli/command-context.ts';
import { eraseCommand } from '../../src/cli/erase.ts';
import { openProgram } from '../../src/cli/program.ts';
import { removeGtfs } from '../../src/cli/remove-gtfs.ts';
import { renormaliseCommand } from '../../src/cli/renormalise.ts';
import { separateCommand } from '../../src/cli/separate.ts';
import { sourcesCommand } from '../../src/cli/sources.ts';
import { readConfig } from '../../src/config.ts';
import { sampleDraft, samplePlace } from '../../src/domain/posting-draft.test-support.ts';
import { packDraft } from '../../src/harvest/payload.ts';
import { fixedClock } from '../../src/lib/clock.ts';
import { UsageError } from '../../src/lib/errors.ts';
import { silentLogger } from '../../src/lib/logger.ts';
import { normalisePosting } from '../../src/normalise/normalise-posting.ts';
import { vacancyId } from '../../src/store/vacancy-id.ts';
import { sampleRun } from '../store/sample-posting.ts';
import { testDatabase } from '../support/test-database.ts';

const database = testDatabase();
const clock = fixedClock('2026-03-02T12:00:00+01:00');

const TEXT = `Vi söker en erfaren kock till vårt lilla kök mitt i stan, där vi lagar all mat från grunden av fina råvaror
från trakten. Du ansvarar för kallskänken, sköter beställningar och lär upp våra elever. Vi lägger vikt vid humör,
ordning och att du kan hålla huvudet kallt en hektisk lördagskväll. Arbetstiden är onsdag till söndag.`;

const DRAFT = sampleDraft({
  title: 'Kock',
  body: { kind: 'text', content: `${TEXT} Frågor besvaras av Åsa Björk.` },
  employer: { name: 'Hamnens Krog', orgNumber: null, country: 'SE' },
  place: samplePlace({
    country: 'SE',
    municipalityCode: '1280',
    municipalityName: 'Malmö',
    postcode: '21119',
    city: 'Malmö',
  }),
});

interface Run {
  readonly context: CommandContext;
  readonly printed: string[];
}

function prepare(settings: Readonly<Record<string, string>> = {}): Run {
  const printed: string[] = [];
  const config = readConfig({
    DATABASE_URL: database().url,
    SUNDET_DATA_DIR: tmpdir(),
    JOBTECH_STREAM_URL: 'http://127.0.0.1:1/jobtech',
    JOBNET_URL: 'http://127.0.0.1:1/jobnet',
    SUNDET_SOURCES: 'jobtech,jobnet',
    ...settings,
  });
  const terminal = Object.assign(new PassThrough(), { isTTY: false }) as unknown as NodeJS.WriteStream;
  const { signal } = new AbortController();
  const print = (text: string) => printed.push(text);
  return { context: { config, clock, signal, logger: silentLogger, print, terminal }, printed };
}

/** The same ad at both sources, as the program's own harvests write it. */
beforeEach(async () => {
  const { context } = prepare();
  const program = await openProgram(context.config, { ...context, share: true });
  try {
    for (const [index, source] of ['jobnet', 'jobtech'].entries()) {
      const draft = { ...DRAFT, sourceId: source, url: `https://example.org/${source}` };
      const normalised = normalisePosting(draft, program.places, clock, program.concepts);
      if (normalised.kind !== 'posting') throw new Error('the sample is a posting');
      const { posting } = normalised;
      const run = sampleRun(index + 1, source, `2026-03-01T0${index + 1}:00:00Z`);
      await program.store.write(run, [{ version: '1', posting, payload: packDraft(draft, posting) }]);
    }
  } finally {
    await program.close();
  }
});

async function vacancies(): Promise<{ id: string; description: string }[]> {
  return (await database().pool.query('select id, description from vacancy order by first_seen_at')).rows;
}

describe('sundet erase', () => {
  test('tells where a name stands, takes it out, and never says it', async () => {
    const { context, printed } = prepare();
    const id = vacancyId('jobnet', 'jobnet');
    expect(await eraseCommand(context, 'Åsa Björk', { dryRun: true, json: true })).toBe(true);
    const found = JSON.parse(printed[0] ?? '');
    expect(found).toMatchObject({ dryRun: true, vacancies: [id], issues: 0 });
    expect(found.postings).toHaveLength(2);
    expect((await vacancies())[0]?.description).toContain('Åsa Björk');
    expect(await eraseCommand(context, 'asa bjork', { dryRun: false, json: false })).toBe(true);
    expect(printed[1]).toMatch(/^Erased from 1 vacancies, 2 kept payloads/);
    expect((await vacancies()).map(({ description }) => description.slice(-22))).toEqual([
      'Frågor besvaras av […].'.slice(-22),
    ]);
    expect(await eraseCommand(context, 'Åsa Björk', { dryRun: false, json: false })).toBe(true);
    expect(printed[2]).toMatch(/^It stands nowhere/);
    expect(printed.join('\n')).not.toMatch(/bj[öo]rk/i);
  });

  test('refuses a text that stands everywhere', async () => {
    await expect(eraseCommand(prepare().context, ' a-b ', { dryRun: false, json: false })).rejects.toThrow(
      UsageError,
    );
  });
});

describe('sundet separate', () => {
  test('gives a posting its own vacancy, and takes that back', async () => {
    const { context, printed } = prepare();
    const posting = { source: 'jobtech', sourceId: 'jobtech' };
    expect(await vacancies()).toHaveLength(1);
    await separateCommand(context, posting, { undo: false });
    expect((await vacancies()).map(({ id }) => id).toSorted()).toEqual(
      [vacancyId('jobnet', 'jobnet'), vacancyId('jobtech', 'jobtech')].toSorted(),
    );
    await separateCommand(context, posting, { undo: true });
    expect(await vacancies()).toHaveLength(1);
    expect(printed[0]).toContain(vacancyId('jobtech', 'jobtech'));
  });

  test('says where there is no such source or posting', async () => {
    const { context } = prepare();
    const separate = (source: string) => separateCommand(context, { source, sourceId: 'x' }, { undo: false });
    await expect(separate('jobnett')).rejects.toThrow('jobnett');
    await expect(separate('jobnet')).rejects.toThrow('x');
  });
});

test('sundet renormalise goes through every source, and finds nothing to change', async () => {
  const { context, printed } = prepare();
  expect(await renormaliseCommand(context, [], { json: true })).toBe(true);
  const reports = JSON.parse(printed[0] ?? '');
  for (const source of ['jobnet', 'jobtech']) {
    expect(reports).toContainEqual({ source, read: 1, changed: 0, unchanged: 1, outside: 0, rejected: 0 });
  }
});

describe('sundet sources', () => {
  test('tells all but the next runs where no Redis answers, and says so', async () => {
    const { context, printed } = prepare({ REDIS_URL: 'redis://127.0.0.1:1' });
    await database().pool.query(
      `insert into harvest_run (source, started_at, finished_at, outcome, counts, message)
       values ('jobnet', '2026-03-02T03:00:00Z', '2026-03-02T03:01:00Z', 'failed', '{}', 'Jobnet was down')`,
    );
    expect(await sourcesCommand(context, false)).toBe(true);
    expect(printed[0]).toContain('Jobnet was down');
    expect(printed[0]).toContain('next run: not known');
    expect(printed[0]).not.toContain('not scheduled');
    expect(printed[0]).toMatch(/When the next runs are is not known: no Redis answers at 127\.0\.0\.1:1/);
    expect(await sourcesCommand(context, true)).toBe(true);
    expect(JSON.parse(printed[1] ?? '')).toContainEqual(
      expect.objectContaining({
        id: 'jobnet',
        nextRunAt: null,
        lastRun: expect.objectContaining({ outcome: 'failed' }),
      }),
    );
  });
});

test('sundet remove gtfs takes the name of no timetable for a slip of the pen, and says which there are', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'sundet-upkeep-'));
  const { context, printed } = prepare({ SUNDET_DATA_DIR: folder });
  try {
    const removing = removeGtfs(context, ['gtfs-dk'], { json: false });
    await expect(removing).rejects.toBeInstanceOf(UsageError);
    await expect(removing).rejects.toThrow('gtfs-dk');
    expect(printed).toEqual([]);
  } finally {
    await rm(folder, { recursive: true });
  }
});

import { describe, expect, it } from 'vitest';
import { fixedClock } from '../lib/clock.ts';
import { UpstreamError } from '../lib/errors.ts';
import { createLogger } from '../lib/logger.ts';
import { loadPlaces } from '../normalise/places/load-places.ts';
import { NO_CONCEPTS } from '../occupations/no-concepts.ts';
import type { Source, SourceEvent } from '../sources/source.ts';
import { MemoryHarvestStore } from './memory-harvest-store.test-support.ts';
import { runHarvest } from './run-harvest.ts';

const SECRETS = /nurse\.jensen|hunter2|depressed/;

/** A source whose upstream puts into our hands what must not reach the log. */
function leakingSource(end: SourceEvent | Error): Source {
  return {
    id: 'leaking',
    name: 'Leaking',
    homepage: 'https://leaking.example',
    licence: 'none',
    attribution: 'Leaking',
    baseUrls: [],
    paceWith: (lane) => ({ lane, spacingMs: 0 }),
    async *read({ logger }) {
      logger.info({ feed: 'https://u:hunter2@leaking.example/feed?q=depressed' }, 'a feed is read');
      logger
        .child({ page: 2 })
        .warn({ error: 'write to nurse.jensen@example.org' }, 'a page could not be read');
      yield {
        type: 'rejected',
        sourceId: '1',
        issues: [{ path: 'title', reason: 'missing', value: 'nurse.jensen@example.org' }],
      };
      if (end instanceof Error) throw end;
      yield end;
    },
  };
}

/** The lines of one run, as they are written. */
async function linesOf(source: Source): Promise<Record<string, unknown>[]> {
  const lines: string[] = [];
  const logger = createLogger('debug', { write: (line) => lines.push(line) });
  const http = { request: () => Promise.reject(new Error('no request is expected')) };
  const clock = fixedClock('2026-11-22T03:00:00+01:00');
  const deps = {
    store: new MemoryHarvestStore(),
    http,
    places: await loadPlaces(),
    concepts: NO_CONCEPTS,
    clock,
    logger,
  };
  await runHarvest(source, deps, { signal: new AbortController().signal });
  expect(lines.join('')).not.toMatch(SECRETS);
  return lines.map((line): Record<string, unknown> => JSON.parse(line));
}

describe('the log of a run', () => {
  it.each([
    ['well or not', { type: 'listing', complete: true, reason: 'counted' } as const],
    [
      'in failure',
      new UpstreamError('https://leaking.example/?key=hunter2 says: ask nurse.jensen@example.org', {
        status: 500,
        retry: true,
      }),
    ],
  ])('carries the run in every line and nothing of people or secrets, ending %s', async (_, end) => {
    const lines = await linesOf(leakingSource(end));
    expect(lines.length).toBeGreaterThanOrEqual(4);
    expect(new Set(lines.map((line) => line['run'])).size).toBe(1);
    expect(lines[0]?.['run']).toMatch(/\S/);
    for (const line of lines) expect(line).toMatchObject({ source: 'leaking', run: lines[0]?.['run'] });
    expect(lines.map((line) => line['msg'])).toEqual([
      'harvest begins',
      'a feed is read',
      'a page could not be read',
      'harvest ended',
    ]);
  });
});

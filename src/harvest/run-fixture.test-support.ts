import { sampleDraft } from '../domain/posting-draft.test-support.ts';
import type { PostingDraft } from '../domain/posting-draft.ts';
import { type Clock, fixedClock } from '../lib/clock.ts';
import { silentLogger } from '../lib/logger.ts';
import type { PlaceIndex } from '../normalise/places/place-index.ts';
import { NO_CONCEPTS } from '../occupations/no-concepts.ts';
import type { ReadContext, Source, SourceEvent } from '../sources/source.ts';
import type { HarvestStore } from '../store/harvest-store.ts';

/** What tests of a run share: a source that says what it is given, and what a run needs beside it. */
export const CLOCK = fixedClock('2026-11-22T03:00:00+01:00');
export const LISTED_WHOLLY: SourceEvent = { type: 'listing', complete: true, reason: 'counted' };

/** A nurse's job in Copenhagen. */
export function draft(sourceId: string, changes: Partial<PostingDraft> = {}): PostingDraft {
  return sampleDraft({ sourceId, ...changes });
}

export function posting(sourceId: string, version = '1', changes: Partial<PostingDraft> = {}): SourceEvent {
  return { type: 'posting', version, draft: draft(sourceId, changes), issues: [] };
}

export function sourceOf(
  read: (context: ReadContext) => AsyncIterable<SourceEvent>,
  more: Partial<Source> = {},
): Source {
  return {
    ...more,
    id: 'test',
    name: 'Test',
    homepage: 'https://example.org',
    licence: 'none',
    attribution: 'Test',
    baseUrls: [],
    paceWith: (lane) => ({ lane, spacingMs: 0 }),
    read,
  };
}

export async function* eventsThen(events: readonly SourceEvent[], error?: Error): AsyncIterable<SourceEvent> {
  yield* events;
  if (error !== undefined) throw error;
}

export function depsOf(store: HarvestStore, places: PlaceIndex, clock: Clock = CLOCK) {
  const http = { request: () => Promise.reject(new Error('no network in this test')) };
  return { store, http, places, concepts: NO_CONCEPTS, clock, logger: silentLogger };
}

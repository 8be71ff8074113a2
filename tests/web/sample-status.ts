import type { Language } from '../../src/domain/codes.ts';
import {
  type HarvestRun,
  type Night,
  NO_COUNTS,
  type RunCounts,
  type SourceState,
} from '../../src/domain/harvest.ts';
import type { SourceHealth } from '../../src/domain/source-health.ts';
import type { StatusPage } from '../../src/web/page.ts';
import { NOW, SOURCES } from './sample-pages.ts';

const COUNTS: RunCounts = {
  read: 5_321,
  inserted: 212,
  changed: 64,
  unchanged: 3_808,
  outside: 1_234,
  rejected: 3,
  retired: 187,
};

const RUN: HarvestRun = {
  id: '31',
  mode: 'listing',
  startedAt: '2026-11-22T03:00:00+01:00',
  finishedAt: '2026-11-22T03:04:12+01:00',
  outcome: 'ok',
  complete: true,
  counts: COUNTS,
  message: null,
};

/** Thirty nights up to the sample's Sunday: one suspect, one without a run, and today as given. */
function nights(today: Night['outcome']): Night[] {
  return Array.from({ length: 30 }, (_, index): Night => {
    const date = new Date(Date.UTC(2026, 9, 24 + index)).toISOString().slice(0, 10);
    const read = 4_000 + ((index * 937) % 1_500);
    const night: Night = { date, outcome: 'ok', counts: { ...COUNTS, read }, runs: 1 };
    if (index === 11) return { ...night, outcome: 'suspect', counts: { ...NO_COUNTS, read: 900 } };
    if (index === 12) return { ...night, outcome: null, counts: NO_COUNTS, runs: 0 };
    return index === 29
      ? { ...night, outcome: today, ...(today === 'failed' ? { counts: NO_COUNTS } : {}) }
      : night;
  });
}

const EMPTY: readonly Night[] = nights(null).map((night) => ({
  ...night,
  outcome: null,
  counts: NO_COUNTS,
  runs: 0,
}));

const SUSPECT: HarvestRun = {
  ...RUN,
  outcome: 'suspect',
  message: 'nothing was closed: 2311 of 5321 open postings were not listed, at most 30 % expected',
};
const FAILED: HarvestRun = {
  ...RUN,
  outcome: 'failed',
  complete: false,
  counts: NO_COUNTS,
  message: 'upstream.example answered 503 (5 tries)',
};

const CHANGES: Readonly<Record<SourceHealth, Partial<SourceState>>> = {
  good: {},
  suspect: { ageSeconds: 31 * 3600, nights: nights('suspect'), lastRun: SUSPECT, troubledRun: SUSPECT },
  failed: { ageSeconds: 31 * 3600, nights: nights('failed'), lastRun: FAILED, troubledRun: FAILED },
  stale: { ageSeconds: 30 * 3600, nights: nights(null) },
  never: { ageSeconds: null, openVacancies: 0, lastRun: null, issues: [], issueCount: 0, nights: [...EMPTY] },
  off: { enabled: false, nextRunAt: null },
};

/** A source that stands as asked for. */
export function sampleSource(health: SourceHealth): SourceState {
  return {
    id: health,
    name: `Kilden ${health}`,
    homepage: 'https://source.example',
    licence: 'CC0 1.0',
    attribution: 'Annoncer fra kilden',
    enabled: true,
    openVacancies: 4_020,
    ageSeconds: 7 * 3600,
    lastRun: RUN,
    troubledRun: null,
    nextRunAt: '2026-11-23T03:00:00+01:00',
    issues: [
      {
        source: health,
        sourceId: '30000002',
        path: 'application_deadline',
        reason: 'not a date',
        value: '31 november',
        seenAt: '2026-11-22T03:01:00+01:00',
      },
    ],
    issueCount: 1,
    nights: nights('ok'),
    ...CHANGES[health],
  };
}

/** The sources of the sample pages, of which none has run yet. */
export function sourcesBeforeTheirFirstRun(): SourceState[] {
  return SOURCES.map((source) => ({
    ...source,
    licence: '',
    enabled: true,
    openVacancies: 0,
    ageSeconds: null,
    lastRun: null,
    troubledRun: null,
    nextRunAt: null,
    issues: [],
    issueCount: 0,
    nights: [],
  }));
}

const ALL: readonly SourceHealth[] = ['good', 'suspect', 'failed', 'stale', 'never', 'off'];

interface StatusParts {
  readonly language?: Language;
  readonly sources?: readonly SourceState[];
}

/** By default one source of each state. */
export function statusPage({
  language = 'da',
  sources = ALL.map(sampleSource),
}: StatusParts = {}): StatusPage {
  return { kind: 'status', language, path: '/status', sources, timetables: [], now: NOW };
}

import type { FastifyInstance } from 'fastify';
import { onTestFinished } from 'vitest';
import type { Following } from '../../../src/domain/follow.ts';
import type { VacancyPage, VacancyQuery, VacancySearch } from '../../../src/domain/vacancy.ts';
import { buildApp } from '../../../src/http/app.ts';
import type { HttpDeps, Shortlists, Travel } from '../../../src/http/http-deps.ts';
import type { PageRenderer } from '../../../src/http/page-renderer.ts';
import { fixedClock } from '../../../src/lib/clock.ts';
import { NoTimetableError } from '../../../src/lib/errors.ts';
import type { Logger } from '../../../src/lib/logger.ts';
import { CLOSED, DETAIL, FACETS, RESULT, SOURCES } from './samples.ts';

export const NOW = '2025-11-27T09:30:42.123+01:00';
const MUNICIPALITIES = ['0101', '1280', '1282'];

/** A search that answers the sample and remembers what it was asked. */
export interface RecordingSearch extends VacancySearch {
  readonly queries: VacancyQuery[];
  readonly ids: string[];
}

export function recordingSearch(result: VacancyPage = RESULT): RecordingSearch {
  const queries: VacancyQuery[] = [];
  const ids: string[] = [];
  return {
    queries,
    ids,
    async search(query) {
      queries.push(query);
      return query.facets ? { ...result, facets: FACETS } : result;
    },
    async get(id) {
      ids.push(id);
      return [DETAIL, CLOSED].find((vacancy) => vacancy.id === id) ?? null;
    },
  };
}

/** A search that fails with `error`, whatever it is asked. */
export function failingSearch(error: unknown): VacancySearch {
  return { search: () => Promise.reject(error), get: () => Promise.reject(error) };
}

/** Knows no place and no way. */
export const NO_TRAVEL: Travel = {
  places: { find: async () => ({ items: [], unanswered: [] }), byId: () => null },
  journeys: {
    timetable: () => null,
    find: () => Promise.reject(new NoTimetableError('There is no timetable here.')),
  },
};

/** Knows no vacancy. */
export const NO_SHORTLISTS: Shortlists = {
  vacancies: {
    list: async (ids) =>
      ids.map((id) => ({ id, state: 'unknown', vacancy: null, closedAt: null, closedReason: null })),
  },
  shares: {
    share: () => Promise.reject(new Error('nothing is shared here')),
    read: async () => null,
    withdraw: async () => false,
    purge: async () => 0,
  },
};

/** Takes every webhook, and knows no token. */
export const NO_FOLLOWING: Following = {
  channels: ['email', 'webhook'],
  refuse: () => null,
  start: async () => null,
  read: async () => null,
  confirm: async () => null,
  stop: async () => {},
  counts: async () => ({ pending: 0, active: 0, off: 0, waiting: 0 }),
};

export interface LogLine {
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  readonly message: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

export function recordingLogger(lines: LogLine[]): Logger {
  const at = (level: LogLine['level']) => (fields: object, message: string) => {
    lines.push({ level, message, fields: { ...fields } });
  };
  const logger: Logger = {
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    child: () => logger,
  };
  return logger;
}

/** A renderer that shows the page's data and nothing else. */
export const plainRenderer: PageRenderer = {
  render: (page) => `<!doctype html><html lang="${page.language}"><pre>${JSON.stringify(page)}</pre></html>`,
  assetsDir: null,
};

export interface TestApp {
  readonly app: FastifyInstance;
  readonly search: RecordingSearch;
  readonly log: LogLine[];
}

/** The whole HTTP side over fakes; closed when the test ends. */
export async function testApp(changes: Partial<HttpDeps> = {}): Promise<TestApp> {
  const search = recordingSearch();
  const log: LogLine[] = [];
  const app = await buildApp({
    vacancies: search,
    sources: { list: async () => SOURCES },
    knownMunicipality: (code) => MUNICIPALITIES.includes(code),
    readiness: async () => ({ ready: true, checks: { database: 'ok' } }),
    clock: fixedClock(NOW),
    logger: recordingLogger(log),
    pages: plainRenderer,
    ...changes,
  });
  onTestFinished(() => app.close());
  return { app, search, log };
}

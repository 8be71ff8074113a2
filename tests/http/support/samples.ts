import type { RunCounts, SourceState } from '../../../src/domain/harvest.ts';
import type { Facets, VacancyDetail, VacancyPage, VacancySummary } from '../../../src/domain/vacancy.ts';

/** A vacancy with every field filled, so that an answer holding it shows whether one gets lost. */
export const SUMMARY: VacancySummary = {
  id: 'k3v9x2m4q8r1t',
  title: 'Undersköterska till Ängens äldreboende',
  snippet: 'Vi söker en undersköterska till vårt äldreboende …',
  language: 'sv',
  employer: { name: 'Ängens Omsorg', orgNumber: '5560000001', country: 'SE' },
  workplace: {
    country: 'SE',
    municipality: { code: '1282', name: 'Landskrona' },
    postcode: '26131',
    city: 'Landskrona',
    street: 'Storgatan 1',
    lat: 55.87,
    lon: 12.83,
    precision: 'address',
  },
  occupation: {
    esco: 'http://data.europa.eu/esco/occupation/00000000-0000-0000-0000-000000000000',
    isco: '5321',
    labels: { da: 'social- og sundhedsassistent', sv: 'undersköterska', en: 'healthcare assistant' },
    basis: 'stated',
    confidence: 0.9,
  },
  hours: 'full_time',
  duration: 'permanent',
  positions: 2,
  publishedAt: '2025-11-20T08:00:00+01:00',
  updatedAt: '2025-11-20T03:00:00+01:00',
  deadline: '2025-12-05T23:59:59+01:00',
  postings: [
    {
      source: 'jobtech',
      sourceId: '30000001',
      url: 'https://platsbanken.example/annonser/30000001',
      firstSeenAt: '2025-11-20T03:00:00+01:00',
      lastSeenAt: '2025-11-27T03:00:00+01:00',
    },
  ],
};

export const DETAIL: VacancyDetail = {
  ...SUMMARY,
  description: 'Vi söker en undersköterska.',
  descriptionHtml: '<p>Vi söker en undersköterska.</p>',
  requirements: [
    { requirement: 'language:sv', state: 'required', basis: 'source', evidence: null },
    {
      requirement: 'driving_licence:B',
      state: 'not_required',
      basis: 'text',
      evidence: 'B-körkort är meriterande.',
    },
    {
      requirement: 'driving_licence',
      state: 'not_required',
      basis: 'text',
      evidence: 'B-körkort är meriterande.',
    },
  ],
  openUntil: '2025-12-06T00:00:00+01:00',
  closedAt: null,
  closedReason: null,
};

export const CLOSED: VacancyDetail = {
  ...DETAIL,
  id: 'closed0000001',
  closedAt: '2025-11-26T03:00:00+01:00',
  closedReason: 'removed',
};

export const FACETS: Facets = {
  country: [{ value: 'SE', label: null, count: 1 }],
  municipality: [{ value: '1282', label: 'Landskrona', count: 1 }],
  occupation: [{ value: '5321', label: null, count: 1 }],
  hours: [{ value: 'full_time', label: null, count: 1 }],
  duration: [{ value: 'permanent', label: null, count: 1 }],
  language: [{ value: null, label: null, count: 1 }],
  source: [{ value: 'jobtech', label: 'Platsbanken', count: 1 }],
};

export const RESULT: VacancyPage = { total: 1, items: [SUMMARY], understood: [], nextCursor: null };

const COUNTS: RunCounts = {
  read: 400,
  inserted: 10,
  changed: 5,
  unchanged: 285,
  outside: 99,
  rejected: 1,
  retired: 3,
};

export const SOURCES: SourceState[] = [
  sourceState('jobtech', 'Platsbanken'),
  sourceState('jobnet', 'Jobnet'),
];

function sourceState(id: string, name: string): SourceState {
  return {
    id,
    name,
    homepage: `https://${id}.example`,
    licence: 'CC0 1.0',
    attribution: `Annonser från ${name}`,
    enabled: true,
    openVacancies: 300,
    ageSeconds: 3_600,
    lastRun: {
      id: '17',
      mode: 'listing',
      startedAt: '2025-11-27T03:00:00+01:00',
      finishedAt: '2025-11-27T03:04:00+01:00',
      outcome: 'ok',
      complete: true,
      counts: COUNTS,
      message: null,
    },
    troubledRun: null,
    nextRunAt: '2025-11-28T03:00:00+01:00',
    issueCount: 1,
    issues: [
      {
        source: id,
        sourceId: '30000002',
        path: 'deadline',
        reason: 'not a date',
        value: '31 november',
        seenAt: '2025-11-27T03:01:00+01:00',
      },
    ],
    nights: [
      { date: '2025-11-26', outcome: null, counts: { ...COUNTS, read: 0 }, runs: 0 },
      { date: '2025-11-27', outcome: 'ok', counts: COUNTS, runs: 1 },
    ],
  };
}

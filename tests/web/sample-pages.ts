import type { Language } from '../../src/domain/codes.ts';
import type { Commute, CommuteQuery, HomeChoice } from '../../src/domain/commute.ts';
import type {
  Facets,
  VacancyDetail,
  VacancyPage,
  VacancyQuery,
  VacancySummary,
} from '../../src/domain/vacancy.ts';
import { ANY_VACANCY } from '../../src/domain/vacancy.ts';
import { crossingTo } from '../../src/web/crossing/crossing.ts';
import type { ProblemPage, SearchPage, VacancyDetailPage } from '../../src/web/page.ts';

/** A Sunday morning on both sides of the Sound. */
export const NOW = '2026-11-22T10:00:00+01:00';

export const SOURCES: SearchPage['sources'] = [
  {
    id: 'jobnet',
    name: 'Jobnet',
    homepage: 'https://jobnet.dk',
    attribution: 'Annoncer fra Jobnet, Styrelsen for Arbejdsmarked og Rekruttering',
  },
  {
    id: 'jobtech',
    name: 'Platsbanken',
    homepage: 'https://arbetsformedlingen.se/platsbanken',
    attribution: 'Annonser från Platsbanken, Arbetsförmedlingen (JobTech)',
  },
];

/** A home in Malmö, and hours of the reader's own. */
export const HOME_CHOICE: HomeChoice = {
  text: 'Malmö C',
  placeId: null,
  country: 'SE',
  isKnown: true,
  shift: null,
  arriveBy: '06:30',
  leaveAfter: '14:30',
  maxMinutes: 60,
  rule: null,
  isInAddress: false,
};
export const HOME_COMMUTE: CommuteQuery = {
  origin: { lat: 55.6, lon: 13 },
  arriveBy: '06:30',
  leaveAfter: '14:30',
  date: null,
  maxCommute: 60,
  maxTravelDay: null,
  maxAway: null,
};

const QUERY: VacancyQuery = {
  ...ANY_VACANCY,
  sort: 'published',
  limit: 20,
  cursor: null,
  facets: true,
};

export function sampleVacancy(overrides: Partial<VacancySummary> = {}): VacancySummary {
  return {
    id: 'v1',
    title: 'Undersköterska till kirurgavdelning, natt',
    snippet:
      'Vi söker dig som är undersköterska och vill arbeta natt på en kirurgisk vårdavdelning med korta vårdtider och ett lag där ingen står ensam.',
    language: 'sv',
    employer: { name: 'Sundets sjukhus', orgNumber: null, country: 'SE' },
    workplace: {
      country: 'SE',
      municipality: { code: '1280', name: 'Malmö' },
      postcode: null,
      city: null,
      street: null,
      lat: null,
      lon: null,
      precision: 'municipality',
    },
    occupation: {
      esco: null,
      isco: '5321',
      labels: { da: 'sygehjælper', sv: 'undersköterska', en: 'assistant nurse' },
      basis: 'mapped',
      confidence: null,
    },
    hours: 'full_time',
    duration: 'permanent',
    positions: 2,
    publishedAt: '2026-11-21T09:00:00+01:00',
    updatedAt: '2026-11-21T03:00:00+01:00',
    deadline: '2026-11-27T23:59:59+01:00',
    postings: [
      {
        source: 'jobtech',
        sourceId: '1',
        url: 'https://arbetsformedlingen.se/platsbanken/annonser/1',
        firstSeenAt: '2026-11-21T03:00:00+01:00',
        lastSeenAt: '2026-11-22T03:00:00+01:00',
      },
    ],
    ...overrides,
  };
}

const DANISH = sampleVacancy({
  id: 'v2',
  title: 'Social- og sundhedshjælper til hjemmeplejen på Amager',
  snippet:
    'Vi mangler en kollega til aftenvagter i hjemmeplejen. Du møder borgere i deres eget hjem og har tid til at gøre arbejdet ordentligt.',
  language: 'da',
  employer: { name: 'Hjørnets Pleje og Omsorg', orgNumber: null, country: 'DK' },
  workplace: {
    country: 'DK',
    municipality: { code: '0101', name: 'København' },
    postcode: '2300',
    city: 'København S',
    street: 'Øresundsvej 100',
    lat: 55.66,
    lon: 12.62,
    precision: 'address',
  },
  hours: 'part_time',
  deadline: '2026-11-20T00:00:00+01:00',
  publishedAt: '2026-11-02T09:00:00+01:00',
  postings: [
    {
      source: 'jobnet',
      sourceId: '2',
      url: 'https://jobnet.dk/find-job/2',
      firstSeenAt: '2026-11-03T03:00:00+01:00',
      lastSeenAt: '2026-11-22T03:00:00+01:00',
    },
  ],
});

const ENGLISH = sampleVacancy({
  id: 'v3',
  title: 'Embedded software engineer for a neutron source',
  snippet:
    'You will write the control software for instruments that let researchers look inside materials. We work in English, in small teams.',
  language: 'en',
  employer: { name: null, orgNumber: null, country: 'SE' },
  workplace: {
    country: 'SE',
    municipality: { code: '1281', name: 'Lund' },
    postcode: '224 84',
    city: 'Södra Sandby',
    street: null,
    lat: 55.72,
    lon: 13.35,
    precision: 'postcode',
  },
  hours: null,
  deadline: null,
  publishedAt: '2026-11-22T08:00:00+01:00',
});

export const FACETS: Facets = {
  country: [
    { value: 'DK', label: null, count: 312 },
    { value: 'SE', label: null, count: 1294 },
  ],
  municipality: [
    ...[
      ['0101', 'København', 140],
      ['1280', 'Malmö', 402],
      ['1281', 'Lund', 255],
      ['1283', 'Helsingborg', 240],
      ['0147', 'Frederiksberg', 31],
      ['0217', 'Helsingør', 28],
      ['0265', 'Roskilde', 26],
      ['0185', 'Tårnby', 22],
      ['0157', 'Gentofte', 17],
      ['0259', 'Køge', 12],
      ['0400', 'Bornholm', 9],
      ['1290', 'Kristianstad', 120],
      ['1282', 'Landskrona', 64],
      ['1287', 'Trelleborg', 58],
      ['1292', 'Ängelholm', 44],
      ['1285', 'Eslöv', 40],
      ['1286', 'Ystad', 37],
    ].map(([value, label, count]) => ({ value: String(value), label: String(label), count: Number(count) })),
    { value: null, label: null, count: 11 },
  ],
  occupation: [],
  hours: [
    { value: 'full_time', label: null, count: 1203 },
    { value: 'part_time', label: null, count: 260 },
    { value: null, label: null, count: 143 },
  ],
  duration: [
    { value: 'permanent', label: null, count: 1100 },
    { value: 'temporary', label: null, count: 400 },
  ],
  language: [],
  source: [
    { value: 'jobnet', label: 'Jobnet', count: 300 },
    { value: 'jobtech', label: 'Platsbanken', count: 1306 },
  ],
};

const RESULT: VacancyPage = {
  total: 1606,
  items: [sampleVacancy(), DANISH, ENGLISH],
  facets: FACETS,
  understood: [],
  nextCursor: 'bmV4dA',
};

interface SearchParts {
  readonly language?: Language;
  readonly path?: string;
  readonly query?: Partial<VacancyQuery>;
  readonly result?: Partial<VacancyPage>;
}

export function searchPage({ language = 'da', path = '/', query, result }: SearchParts = {}): SearchPage {
  return {
    kind: 'search',
    language,
    path,
    query: { ...QUERY, ...query },
    result: { ...RESULT, ...result },
    sources: SOURCES,
    now: NOW,
  };
}

/** An answer without the counts that were not asked for. */
export function searchPageWithoutFacets(): SearchPage {
  const { facets: _, ...result } = RESULT;
  return { ...searchPage(), result };
}

interface VacancyParts {
  readonly language?: Language;
  readonly path?: string;
  readonly backPath?: string | null;
  readonly vacancy?: Partial<VacancyDetail>;
}

export function vacancyPage(parts: VacancyParts = {}): VacancyDetailPage {
  const { language = 'da', path = '/vacancy/v1', backPath = null, vacancy } = parts;
  return {
    kind: 'vacancy',
    similar: { country: 'DK', items: [] },
    home: null,
    crossing: crossingTo('SE', null, parts.language ?? 'da'),
    language,
    path,
    backPath,
    sources: SOURCES,
    now: NOW,
    vacancy: {
      ...sampleVacancy(),
      description: 'Vi söker dig som är undersköterska.',
      descriptionHtml: DESCRIPTION_HTML,
      requirements: [
        { requirement: 'driving_licence:B', state: 'required', basis: 'source', evidence: null },
        {
          requirement: 'language:da',
          state: 'not_required',
          basis: 'text',
          evidence: 'Danska är meriterande.',
        },
      ],
      openUntil: null,
      closedAt: null,
      closedReason: null,
      ...vacancy,
    },
  };
}

export function problemPage(status: number, errors: ProblemPage['errors'] = []): ProblemPage {
  return { kind: 'problem', language: 'da', path: '/nowhere', status, errors };
}

const DESCRIPTION_HTML = `<p>Vi söker dig som är undersköterska och vill arbeta natt på en kirurgisk vårdavdelning med korta vårdtider. Här arbetar man två och två, och ingen står ensam.</p>
<h2>Dina arbetsuppgifter</h2>
<p>Du tar emot patienter från operation, följer deras tillstånd under natten och förbereder för hemgång.</p>
<ul><li>övervakning efter operation</li><li>omläggningar och provtagning</li><li>dokumentation i journalen<ul><li>på svenska</li></ul></li></ul>
<h2>Vem du är</h2>
<p>Du har undersköterskeexamen och minst ett års erfarenhet. Danska är inget krav, men vi har ofta patienter från andra sidan Sundet.</p>`;

/** A way there of half an hour. */
export const COMMUTE: Commute = {
  departure: '2026-11-23T06:28:00+01:00',
  arrival: '2026-11-23T06:58:00+01:00',
  minutes: 32,
  travelMinutes: 30,
  changes: 1,
  walkMinutes: 16,
  approximate: false,
};

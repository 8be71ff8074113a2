import type {
  FacetCount,
  Facets,
  VacancyDetail,
  VacancyPage,
  VacancyQuery,
  VacancySearch,
} from '../domain/vacancy.ts';
import type { Clock } from '../lib/clock.ts';
import { BadRequestError } from '../lib/errors.ts';
import type { Database } from '../store/database.ts';
import {
  type FacetName,
  type FacetRow,
  type FoundVacancies,
  findVacancies,
} from '../store/find-vacancies.ts';
import { readSnapshot } from '../store/read-snapshot.ts';
import { readJoins, readVacancies, readVacancy, wasPurged } from '../store/read-vacancies.ts';
import { resolveTerms } from '../store/resolve-terms.ts';
import { readCursor, writeCursor } from './cursor.ts';
import {
  type ExplainJoin,
  type MunicipalityName,
  presentDetail,
  presentJoin,
  presentSummary,
} from './present-vacancy.ts';
import { parseQueryWords } from './query-words.ts';
import { joinTerms } from './text-query.ts';

export interface VacancySearchDeps {
  readonly database: Pick<Database, 'pool' | 'db'>;
  readonly clock: Clock;
  /** The name of a municipality by its code; null where the code is none of ours. */
  readonly municipalityName: MunicipalityName;
  /** Why postings were joined, for readers; without it only the figures are told. */
  readonly explainJoin?: ExplainJoin;
}

/** Longer than anybody types, short enough for a query plan. */
const LONGEST_QUERY = 1000;
const TIMEOUT_SECONDS = 5;

/** The search over open vacancies, in the words of the ads themselves. */
export function createVacancySearch(deps: VacancySearchDeps): VacancySearch {
  return {
    search: (query) => search(query, deps),
    get: (id) => get(id.replaceAll('\0', ''), deps),
    isGone: (id) => wasPurged(deps.database.db, id.replaceAll('\0', '')),
  };
}

async function get(id: string, deps: VacancySearchDeps): Promise<VacancyDetail | null> {
  const { database, clock, municipalityName, explainJoin = () => null } = deps;
  return readSnapshot(database.pool, TIMEOUT_SECONDS, async ({ db }) => {
    const row = await readVacancy(db, id);
    if (row === null) return null;
    const joins = row.postings.length > 1 ? await readJoins(db, row.id) : [];
    return presentDetail(
      row,
      joins.map((join) => presentJoin(join, explainJoin)),
      clock.now(),
      municipalityName,
    );
  });
}

async function search(query: VacancyQuery, deps: VacancySearchDeps): Promise<VacancyPage> {
  if ((query.q?.length ?? 0) > LONGEST_QUERY) {
    throw new BadRequestError('q', `longer than ${LONGEST_QUERY} characters`);
  }
  const now = deps.clock.now();
  const cursor = query.cursor === null ? null : readCursor(query, query.cursor);
  const orderedAt = cursor?.orderedAt ?? now;
  const terms = parseQueryWords(query.q ?? '');
  return readSnapshot(deps.database.pool, TIMEOUT_SECONDS, async ({ client, db }) => {
    const resolved = await resolveTerms(
      client,
      terms.map((term) => term.text),
    );
    const { stems, ...text } = joinTerms(terms, resolved);
    const found = await findVacancies(client, {
      ...query,
      ...text,
      now,
      orderedAt,
      after: cursor?.after ?? null,
    });
    const page = found.page.slice(0, query.limit);
    const rows = await readVacancies(
      db,
      page.map((position) => position.id),
    );
    const last = found.page.length > query.limit ? page.at(-1) : undefined;
    return {
      total: found.total,
      items: rows.map((row) => presentSummary(row, stems, deps.municipalityName)),
      ...(query.facets ? { facets: presentFacets(found, deps.municipalityName) } : {}),
      understood: [],
      nextCursor: last === undefined ? null : writeCursor(query, { orderedAt, after: last }),
    };
  });
}

/** Commonest first, "not said" last. */
function presentFacets({ facets }: FoundVacancies, municipalityName: MunicipalityName): Facets {
  const of = (facet: FacetName, label: (row: FacetRow) => string | null = () => null): FacetCount[] => {
    const rows = facets.filter((row) => row.facet === facet);
    const said = rows.filter((row) => row.value !== null);
    const unsaid = rows.filter((row) => row.value === null);
    return [...said, ...unsaid].map((row) => ({ value: row.value, label: label(row), count: row.count }));
  };
  return {
    country: of('country'),
    municipality: of('municipality', ({ value }) => (value === null ? null : municipalityName(value))),
    occupation: of('occupation'),
    hours: of('hours'),
    duration: of('duration'),
    language: of('language'),
    source: of('source'),
  };
}

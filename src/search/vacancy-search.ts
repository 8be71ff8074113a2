import type { CommuteFinder } from '../domain/commute.ts';
import type { Suggestion } from '../domain/suggestion.ts';
import type {
  SuggestQuery,
  Understood,
  VacancyDetail,
  VacancyPage,
  VacancyQuery,
  VacancySearch,
} from '../domain/vacancy.ts';
import type { Clock } from '../lib/clock.ts';
import { BadRequestError } from '../lib/errors.ts';
import { Turns } from '../lib/turns.ts';
import type { Database } from '../store/database.ts';
import { reachingDatabase } from '../store/database-errors.ts';
import { explainMatches } from '../store/explain-matches.ts';
import { facetRows, readSourceMarks, type SourceOf } from '../store/facet-codes.ts';
import { type FindOptions, type FoundVacancies, findVacancies } from '../store/find-vacancies.ts';
import type { Queryable } from '../store/queryable.ts';
import { readSnapshot, type Snapshot } from '../store/read-snapshot.ts';
import { readSummaries } from '../store/read-summaries.ts';
import { readJoins, readVacancy, wasPurged } from '../store/read-vacancies.ts';
import { StemMemory } from '../store/stem-memory.ts';
import { NotOnBoardError } from './board/text-on-board.ts';
import type { VacancyBoard } from './board/vacancy-board.ts';
import { type Cursor, type Looseness, readCursor, writeCursor } from './cursor.ts';
import { NO_OCCUPATIONS, type OccupationLookup } from './occupation-lookup.ts';
import { NO_PLACES, type PlaceLookup } from './place-lookup.ts';
import { presentExplanation } from './present-explanation.ts';
import { presentFacets } from './present-facets.ts';
import {
  type ExplainJoin,
  type MunicipalityName,
  presentDetail,
  presentJoin,
  presentSummary,
} from './present-vacancy.ts';
import { SearchCommutes } from './search-commutes.ts';
import { suggest } from './suggest.ts';
import { suggestSpelling } from './suggest-spelling.ts';
import { NO_WORDS, type Reading, type UnderstoodQuery, understandQuery } from './understand-query.ts';
import type { Vocabulary } from './vocabulary.ts';
import { termsOf, type WantedQuery, want } from './want.ts';

export interface VacancySearchDeps {
  readonly database: Pick<Database, 'pool' | 'db'>;
  readonly clock: Clock;
  /** The name of a municipality by its code; null where the code is none of ours. */
  readonly municipalityName: MunicipalityName;
  /** Why postings were joined, for readers; without it only the figures are told. */
  readonly explainJoin?: ExplainJoin;
  /** Without it no commute is told. */
  readonly commutes?: CommuteFinder;
  /** Without it no word is an occupation. */
  readonly occupations?: OccupationLookup;
  /** Without it no word is a place. */
  readonly places?: PlaceLookup;
  /** Finds faster; without it, and what it cannot answer, is found by the database. */
  readonly board?: SearchBoard;
  /** What the vacancies are called; without it no spelling is doubted. */
  readonly vocabulary?: () => Promise<Vocabulary>;
}

/** What a search asks of the board. */
export type SearchBoard = Pick<VacancyBoard, 'isUp' | 'find'>;

/** Longer than anybody types, short enough for a query plan. */
const LONGEST_QUERY = 1000;
const TIMEOUT_SECONDS = 5;
/** Searches with a commute are the dearest there are: a crowd of them waits in line, so that it does not hold up the others. */
const COMMUTES_AT_ONCE = 1;
/** So few are looked at twice: a word may be misspelt. */
const FEW = 3;

/** The search over open vacancies, whichever of the three languages is asked and answered in. */
export function createVacancySearch(deps: VacancySearchDeps): VacancySearch {
  const memory: Memory = { stems: new StemMemory(), sources: new Map() };
  const turns = new Turns(COMMUTES_AT_ONCE);
  return {
    search: (query) =>
      query.commute === null ? search(query, deps, memory) : turns.take(() => search(query, deps, memory)),
    get: (id) => get(id.replaceAll('\0', ''), deps),
    async warmUp() {
      await deps.vocabulary?.();
    },
    suggest: (query) => suggestAll(query, deps),
    isGone: (id) => wasPurged(deps.database.db, id.replaceAll('\0', '')),
  };
}

/** What is worth knowing from one search to the next. */
interface Memory {
  readonly stems: StemMemory;
  sources: ReadonlyMap<number, string>;
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

async function search(query: VacancyQuery, deps: VacancySearchDeps, memory: Memory): Promise<VacancyPage> {
  if ((query.q?.length ?? 0) > LONGEST_QUERY) {
    throw new BadRequestError('q', `longer than ${LONGEST_QUERY} characters`);
  }
  const now = deps.clock.now();
  const cursor = query.cursor === null ? null : readCursor(query, query.cursor);
  const [understand, commutes] = await Promise.all([
    understanding(query, deps),
    SearchCommutes.prepare(query, deps.commutes),
  ]);
  const understood = understand(query.q ?? '');
  const mayScan = understood.units.length === 0;
  const read = async (client: Queryable, find: Find): Promise<VacancyPage> => {
    const asked: Asked = { query, now, cursor, client, find, memory, commutes };
    const { found, ranked, looseness, leftOut, understood: readAs } = await findRelaxing(asked, understood);
    const page = found.page.slice(0, query.limit);
    const ids = page.map((position) => position.id);
    const rows = await readSummaries(client, ids);
    const told = (await commutes.prepared?.describe(rows.map((row) => row.workplace))) ?? null;
    const explanations = query.explain ? await explainMatches(client, ids, ranked.wanted) : null;
    const last = found.page.length > query.limit ? page.at(-1) : undefined;
    const orderedAt = cursor?.orderedAt ?? now;
    return {
      total: found.total,
      items: rows.map((row, index) => ({
        ...presentSummary(row, ranked.stems, deps.municipalityName),
        ...(explanations === null
          ? {}
          : { explanation: presentExplanation(explanations.get(row.id) ?? [], ranked.rankedTexts) }),
        ...(told === null ? {} : { commute: told[index] ?? null }),
      })),
      ...(query.facets ? { facets: presentFacets(found.facets, deps.municipalityName) } : {}),
      understood: [...readAs],
      ...(commutes.prepared === null ? {} : { commute: commutes.prepared.facts }),
      ...(leftOut.length > 0 ? { leftOut: [...leftOut] } : {}),
      ...(await didYouMean(asked, found, understood, understand, deps)),
      nextCursor: last === undefined ? null : writeCursor(query, { orderedAt, looseness, after: last }),
    };
  };
  const { pool } = deps.database;
  const onBoard = await readOnBoard(deps, (board) =>
    read(pool, async (options) => {
      const found = await board.find(options);
      return { ...found, facets: await facetRows(found.facets, sourceOf(memory, pool)) };
    }),
  );
  if (onBoard !== null) return onBoard;
  const inDatabase = ({ client }: Snapshot): Promise<VacancyPage> =>
    read(client, (options) => findVacancies(client, options, sourceOf(memory, client)));
  return readSnapshot(pool, TIMEOUT_SECONDS, inDatabase, { mayScan });
}

/** Null where there is no board, or something is asked for that is not on it. */
async function readOnBoard(
  { board }: VacancySearchDeps,
  read: (board: SearchBoard) => Promise<VacancyPage>,
): Promise<VacancyPage | null> {
  if (board === undefined || !board.isUp) return null;
  try {
    return await reachingDatabase(() => read(board));
  } catch (error) {
    if (error instanceof NotOnBoardError) return null;
    throw error;
  }
}

function sourceOf(memory: Memory, client: Queryable): SourceOf {
  return async (mark) => {
    if (!memory.sources.has(mark)) memory.sources = await readSourceMarks(client);
    return memory.sources.get(mark) ?? null;
  };
}

async function suggestAll(
  { q, language, limit }: SuggestQuery,
  deps: VacancySearchDeps,
): Promise<readonly Suggestion[]> {
  const vocabulary = await deps.vocabulary?.();
  if (vocabulary === undefined) return [];
  const { occupations, places } = namesOf(deps);
  return suggest(q, { occupations, places, vocabulary }, { language, limit });
}

function namesOf(deps: VacancySearchDeps) {
  return { occupations: deps.occupations ?? NO_OCCUPATIONS, places: deps.places ?? NO_PLACES };
}

/** Finds in the database or on the board. */
type Find = (options: FindOptions) => Promise<FoundVacancies>;

interface Asked {
  readonly query: VacancyQuery;
  readonly now: Date;
  readonly cursor: Cursor | null;
  readonly client: Queryable;
  readonly find: Find;
  readonly memory: Memory;
  readonly commutes: SearchCommutes;
}

interface Ranked {
  readonly found: FoundVacancies;
  readonly ranked: WantedQuery;
  readonly looseness: Looseness;
  /** Words that need not be there. */
  readonly leftOut: readonly string[];
  /** As what it was read. */
  readonly understood: readonly Understood[];
}

/**
 * All that is asked for or, where that finds nothing, the occupations without the words beside them: those stand in one
 * language, and the vacancies of the occupation in another. Where there are none of those either, what is nearest.
 */
async function findRelaxing(asked: Asked, query: UnderstoodQuery): Promise<Ranked> {
  const { cursor } = asked;
  if (cursor !== null) return (await findAs(asked, query, cursor.looseness)) ?? findStrictly(asked, query);
  const strict = await findStrictly(asked, query);
  if (strict.found.total > 0 || onlyNew(asked)) return strict;
  const meansAnother = query.widely()?.meansAnother ?? false;
  for (const looseness of meansAnother ? (['nearest'] as const) : LOOSER) {
    const more = await findAs(asked, query, looseness);
    if (more !== null && more.found.total > 0) return more;
  }
  return strict;
}

function onlyNew({ query }: Asked): boolean {
  return (query.firstSeenAfter ?? null) !== null;
}

const LOOSER = ['without words', 'nearest'] as const;

/** Null where the query cannot be read so. */
async function findAs(asked: Asked, query: UnderstoodQuery, looseness: Looseness): Promise<Ranked | null> {
  if (looseness === 'strict') return findStrictly(asked, query);
  const reading = looseness === 'nearest' ? query.widely() : query;
  if (reading === null) return null;
  const ranked = await wantOf(asked, reading, true);
  const { optionalTexts, occupations } = ranked.wanted;
  if (looseness === 'without words' && (optionalTexts.length === 0 || occupations.length === 0)) return null;
  const leftOut = 'leftOut' in reading ? reading.leftOut : ranked.besides;
  return { found: await find(asked, ranked), ranked, looseness, leftOut, understood: reading.understood };
}

async function findStrictly(asked: Asked, query: Reading): Promise<Ranked> {
  const ranked = await wantOf(asked, query, false);
  const found = await find(asked, ranked);
  return { found, ranked, looseness: 'strict', leftOut: [], understood: query.understood };
}

async function wantOf({ memory, client }: Asked, { units }: Reading, relaxed: boolean) {
  const stems = await memory.stems.resolve(client, termsOf(units));
  return want(units, stems, relaxed);
}

async function find(
  { query, now, cursor, find: findAmong, commutes }: Asked,
  { wanted }: WantedQuery,
): Promise<FoundVacancies> {
  const { q: _, cursor: __, commute: ___, ...filters } = query;
  const orderedAt = cursor?.orderedAt ?? now;
  const options = { ...filters, wanted, now, orderedAt, after: cursor?.after ?? null };
  return commutes.find((commute, sort) => findAmong({ ...options, commute, sort }));
}

type Understand = (typed: string) => UnderstoodQuery;

async function understanding(query: VacancyQuery, deps: VacancySearchDeps): Promise<Understand> {
  const words = query.q === null ? NO_WORDS : ((await deps.vocabulary?.()) ?? NO_WORDS);
  return (typed) => understandQuery(typed, { ...namesOf(deps), words }, query);
}

/** Another spelling, where this one finds next to nothing and that one more. */
async function didYouMean(
  asked: Asked,
  found: FoundVacancies,
  understood: UnderstoodQuery,
  understand: Understand,
  deps: VacancySearchDeps,
): Promise<Pick<VacancyPage, 'didYouMean'>> {
  const { query, client, memory } = asked;
  if (query.q === null || found.total >= FEW || asked.cursor !== null || onlyNew(asked)) return {};
  const vocabulary = await deps.vocabulary?.();
  if (vocabulary === undefined) return {};
  const q = suggestSpelling(query.q, understood.units, vocabulary);
  if (q === null) return {};
  const { units } = understand(q);
  const stems = await memory.stems.resolve(client, termsOf(units));
  const counted = { ...asked, query: { ...query, limit: 0, facets: false } };
  const { total } = await find(counted, want(units, stems, false));
  return total > found.total ? { didYouMean: { q, count: total } } : {};
}

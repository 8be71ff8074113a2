import { COMMUTE_OVER_LIMIT, COMMUTE_UNKNOWN, COMMUTE_UNREACHED } from '../../domain/commute.ts';
import { type FacetName, markOf } from '../../store/facet-codes.ts';
import type { FindOptions, PagePosition } from '../../store/find-vacancies.ts';
import type { Wanted } from '../../store/wanted.ts';
import type { Board, BoardColumns } from './board.ts';
import { FirstPositions } from './first-positions.ts';
import { MarkCounts } from './mark-counts.ts';
import { pointsOnBoard } from './points-on-board.ts';
import type { SlotSet } from './slot-set.ts';
import { textOnBoard } from './text-on-board.ts';

export interface FoundOnBoard {
  readonly total: number;
  /** At most `limit` + 1. */
  readonly page: readonly PagePosition[];
  /** Marks and how many have them; empty where no facets were asked for. */
  readonly facets: ReadonlyMap<FacetName, ReadonlyMap<number, number>>;
  readonly hasUnknownPlaces: boolean;
}

/** Whether the board can answer: what an employer is called, and what is new, is for the database alone. */
export function isForBoard({ employers, firstSeenAfter = null }: FindOptions): boolean {
  return employers.length === 0 && firstSeenAfter === null;
}

/** For all searches: each is done before the next begins. */
const COUNTS = new MarkCounts();

/**
 * What `findVacancies` finds, and in that very order: the total, the page and the facets over one pass through what
 * matches. A test holds the two together.
 * @throws NotOnBoardError for what `readTextQuery` does not read.
 */
export function findOnBoard(board: Board, options: FindOptions): FoundOnBoard {
  const { wanted, facets, after } = options;
  const columns = board.read();
  const filters = filtersOf(board, columns, options);
  const passes = conditionsOf(board, columns, options);
  const minutesOf = commuteOnBoard(columns, options);
  const [first, second] = sortKeysOf(board, columns, options, minutesOf);
  const { marks } = columns;
  const page = new FirstPositions(options.limit + 1, after);
  let total = 0;
  let hasUnknownPlaces = false;
  matching(board, wanted).visit((slot) => {
    if (!passes(slot)) return;
    const missed = missedFilter(filters, slot, facets);
    if (missed === TOO_MANY) return;
    if (options.commute !== null) {
      const minutes = minutesOf(slot);
      if (options.commute.isLimited && isOutOfReach(minutes)) return;
      hasUnknownPlaces ||= minutes === COMMUTE_UNKNOWN;
    }
    if (missed !== null) {
      COUNTS.addOnly(marks, slot, missed.facet);
      return;
    }
    if (facets) COUNTS.add(marks, slot);
    total += 1;
    page.offer(first(slot), second(slot), slot, board.id);
  });
  return { total, page: page.take(), facets: facets ? COUNTS.take() : new Map(), hasUnknownPlaces };
}

/** What is wanted, as `matchConditions` says it of a row. */
function matching(board: Board, { texts, unwanted, occupations, places }: Wanted): SlotSet {
  const found = board.all();
  for (const { tsquery } of texts) found.keep(textOnBoard(board, tsquery, 'document'));
  if (occupations.length > 0) {
    const any = board.none();
    for (const { words, concepts, groups } of occupations) {
      if (words !== null) any.join(textOnBoard(board, words.tsquery, 'document'));
      any.join(board.withConcepts(concepts)).join(board.withGroups(groups));
    }
    found.keep(any);
  }
  if (places.length > 0) {
    const any = board.none();
    for (const { municipalities, tsquery } of places) {
      const there = board.inMunicipalities(municipalities);
      any.join(tsquery === null ? there : there.keep(textOnBoard(board, tsquery, 'document')));
    }
    found.keep(any);
  }
  for (const tsquery of unwanted) found.drop(textOnBoard(board, tsquery, 'document'));
  return found;
}

interface Filter {
  readonly facet: FacetName;
  readonly passes: (slot: number) => boolean;
}

/** The filters in use that have facets. */
function filtersOf(board: Board, { marks }: BoardColumns, options: FindOptions): Filter[] {
  const wanted: readonly (readonly [FacetName, readonly string[]])[] = [
    ['country', options.countries],
    ['municipality', options.municipalities],
    ['hours', options.hours],
    ['duration', options.durations],
    ['language', options.languages],
    ['source', options.sources],
  ];
  const filters: Filter[] = wanted
    .filter(([, values]) => values.length > 0)
    .map(([facet, values]) => {
      const asked = new Set<number | undefined>(
        values.map((value) => markOf(facet, value)).filter((mark) => mark > 0),
      );
      const column = marks[facet];
      return { facet, passes: (slot) => asked.has(column[slot]) };
    });
  if (options.occupations.length > 0)
    filters.push({ facet: 'occupation', passes: occupationFilter(board, options.occupations) });
  return filters;
}

function occupationFilter(board: Board, occupations: readonly string[]): (slot: number) => boolean {
  const isCode = (occupation: string): boolean => /^\d{1,4}$/.test(occupation);
  const groups = board.withGroups(occupations.filter(isCode));
  const concepts = new Set(occupations.filter((occupation) => !isCode(occupation)));
  return (slot) => groups.has(slot) || concepts.has(board.esco(slot) ?? '');
}

const TOO_MANY = 'too many';

/** Null: passes all. With facets the one filter that is not passed, if it is one. */
function missedFilter(
  filters: readonly Filter[],
  slot: number,
  facets: boolean,
): Filter | null | typeof TOO_MANY {
  let missed: Filter | null = null;
  for (const filter of filters) {
    if (filter.passes(slot)) continue;
    if (missed !== null || !facets) return TOO_MANY;
    missed = filter;
  }
  return missed;
}

/** Whether it is open, and under the filters that no facet COUNTS. */
function conditionsOf(board: Board, columns: BoardColumns, options: FindOptions): (slot: number) => boolean {
  const { openUntil, publishedAt, deadline } = columns;
  const { requires, lacks, publishedAfter, deadlineAfter } = options;
  const now = options.now.getTime();
  const isOpen = (slot: number): boolean => (openUntil[slot] ?? 0) > now;
  const conditions: ((slot: number) => boolean)[] = [];
  if (requires.length > 0)
    conditions.push((slot) => requires.every((code) => board.requires(slot).includes(code)));
  if (lacks.length > 0) conditions.push((slot) => !lacks.some((code) => board.requires(slot).includes(code)));
  if (publishedAfter !== null) conditions.push(isFrom(publishedAt, publishedAfter));
  if (deadlineAfter !== null) conditions.push(isFrom(deadline, deadlineAfter));
  if (conditions.length === 0) return isOpen;
  return (slot) => isOpen(slot) && conditions.every((condition) => condition(slot));
}

/** Whether a moment is told, and not before the least. */
function isFrom(moments: Float64Array, least: string): (slot: number) => boolean {
  const from = Date.parse(least);
  return (slot) => (moments[slot] ?? Number.NaN) >= from;
}

/** As `commuteColumn` reads it. */
function commuteOnBoard({ workplace }: BoardColumns, { commute }: FindOptions): SortKey {
  if (commute === null) return () => 0;
  const { minutes } = commute;
  return (slot) => {
    const number = workplace[slot] ?? -1;
    if (number < 0) return COMMUTE_UNREACHED;
    return minutes[number] ?? COMMUTE_UNKNOWN;
  };
}

function isOutOfReach(minutes: number): boolean {
  return minutes === COMMUTE_OVER_LIMIT || minutes === COMMUTE_UNREACHED;
}

type SortKey = (slot: number) => number;

/** As `sortKeys` of `find-vacancies.ts` has them. */
function sortKeysOf(
  board: Board,
  { byPublished, deadline }: BoardColumns,
  { sort, wanted, orderedAt }: FindOptions,
  minutesOf: SortKey,
): readonly [SortKey, SortKey] {
  const newest: SortKey = (slot) => byPublished[slot] ?? 0;
  if (sort === 'published') return [() => 0, newest];
  if (sort === 'commute') return [minutesOf, newest];
  if (sort === 'deadline') return deadlineKeys(deadline, orderedAt.getTime(), newest);
  const points = pointsOnBoard(board, wanted);
  // Never -0, which a cursor would tell apart.
  return [(slot) => 0 - points(slot), newest];
}

/** The next deadline first, then those that have passed, the last of them first, then those without. */
function deadlineKeys(deadline: Float64Array, at: number, newest: SortKey): readonly [SortKey, SortKey] {
  return [
    (slot) => {
      const moment = deadline[slot] ?? Number.NaN;
      if (Number.isNaN(moment)) return 2;
      return moment < at ? 1 : 0;
    },
    (slot) => {
      const moment = deadline[slot] ?? Number.NaN;
      if (Number.isNaN(moment)) return newest(slot);
      return moment < at ? -Math.round(moment) : Math.round(moment);
    },
  ];
}

import {
  COMMUTE_UNKNOWN,
  type CommuteFinder,
  type CommuteQuery,
  type PreparedCommute,
} from '../domain/commute.ts';
import type { ListedVacancies, ListedVacancy } from '../domain/listed-vacancy.ts';
import type { VacancySummary } from '../domain/vacancy.ts';
import type { Clock } from '../lib/clock.ts';
import { instantInCopenhagen } from '../lib/zoned-time.ts';
import type { Database } from '../store/database.ts';
import { type ListedRow, readListed } from '../store/read-listed.ts';
import { readSnapshot } from '../store/read-snapshot.ts';
import { readSummaries } from '../store/read-summaries.ts';
import { type MunicipalityName, presentSummary } from './present-vacancy.ts';

export interface ListedVacanciesDeps {
  readonly database: Pick<Database, 'pool'>;
  readonly clock: Clock;
  readonly municipalityName: MunicipalityName;
  /** Without it no commute is told. */
  readonly commutes?: CommuteFinder;
}

const TIMEOUT_SECONDS = 5;
/** Ids are ours, short and plain; the database is not asked for anything else. */
const POSSIBLE_ID = /^[\w-]{1,100}$/;

/** What has become of vacancies that somebody wrote down. */
export function createListedVacancies(deps: ListedVacanciesDeps): ListedVacancies {
  const { database, clock, municipalityName } = deps;
  return {
    async list(ids, commute) {
      const possible = ids.filter((id) => POSSIBLE_ID.test(id));
      const { rows, summaries } = await readSnapshot(database.pool, TIMEOUT_SECONDS, async ({ client }) => {
        const found = await readListed(client, possible);
        const current = new Set(found.flatMap(({ id }) => (id === null ? [] : [id])));
        return { rows: found, summaries: await readSummaries(client, [...current]) };
      });
      const workplaces = summaries.map(({ workplace }) => workplace);
      const prepared = await prepare(deps.commutes, commute, workplaces);
      const told = (await prepared?.describe(workplaces)) ?? null;
      const byId = new Map(
        summaries.map((row, index) => [
          row.id,
          {
            ...presentSummary(row, [], municipalityName),
            ...(told === null ? {} : { commute: told[index] ?? null }),
          },
        ]),
      );
      const byAsked = new Map(rows.map((row) => [row.asked, listed(row, byId, clock.now())]));
      return ids.map((id) => byAsked.get(id) ?? unknown(id));
    },
  };
}

/** The commutes to these workplaces; once more where one of them was added after the last were computed. */
async function prepare(
  finder: CommuteFinder | undefined,
  query: CommuteQuery | null,
  workplaces: readonly (number | null)[],
): Promise<PreparedCommute | null> {
  if (finder === undefined || query === null) return null;
  const prepared = await finder.prepare(query);
  const { minutes } = prepared;
  if (minutes === null) return null;
  const isUnknown = (workplace: number | null) =>
    workplace !== null && (minutes[workplace] ?? COMMUTE_UNKNOWN) === COMMUTE_UNKNOWN;
  return workplaces.some(isUnknown) ? finder.prepare(query, true) : prepared;
}

function listed(row: ListedRow, byId: ReadonlyMap<string, VacancySummary>, now: Date): ListedVacancy {
  const vacancy = row.id === null ? null : (byId.get(row.id) ?? null);
  if (vacancy === null) return { ...unknown(row.asked), state: row.isGone ? 'gone' : 'unknown' };
  // Past its end of publication an ad is not open, whether or not a harvest has run since.
  const hasExpired = row.closedAt === null && row.openUntil !== null && row.openUntil <= now;
  const closedAt = hasExpired ? row.openUntil : row.closedAt;
  return {
    id: row.asked,
    state: closedAt === null ? 'open' : 'closed',
    vacancy,
    closedAt: closedAt === null ? null : instantInCopenhagen(closedAt),
    closedReason: hasExpired ? 'expired' : row.closedReason,
  };
}

function unknown(id: string): ListedVacancy {
  return { id, state: 'unknown', vacancy: null, closedAt: null, closedReason: null };
}

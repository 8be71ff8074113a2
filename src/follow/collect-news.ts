import { randomUUID } from 'node:crypto';
import type { FollowChannel } from '../domain/follow.ts';
import type { VacancyQuery, VacancySearch, VacancySummary } from '../domain/vacancy.ts';
import type { Clock } from '../lib/clock.ts';
import { messageOf } from '../lib/errors.ts';
import type { Logger } from '../lib/logger.ts';
import type { DueFollow, FollowStore, NewDelivery, NewVacancy } from '../store/follow-store.ts';
import { nextCheck } from './next-check.ts';

export interface CollectDeps {
  readonly store: FollowStore;
  readonly vacancies: Pick<VacancySearch, 'search'>;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** A search is looked through within this; a process that dies meanwhile leaves it to others afterwards. */
const LEASE_MS = 10 * 60_000;
/** What was first seen in a run is there to be found only once the run has written it: hours later, at the worst. */
const OVERLAP_MS = 3 * 86_400_000;
const PAGE = 100;
/** Looked at of one search at once; whoever follows more than that follows no search. */
const MOST = 5_000;
/** Told in one delivery: programs get all, in parts; people as many as one reads, and how many there are. */
const PART: Readonly<Record<FollowChannel, number>> = { webhook: 100, email: 30 };

/**
 * Looks for what is new of every search that is due, and puts it in line to be sent.
 * @returns how many were due.
 */
export async function collectNews(deps: CollectDeps, signal: AbortSignal): Promise<number> {
  const { store, clock, logger } = deps;
  let checked = 0;
  while (!signal.aborted) {
    const now = clock.now();
    const due = await store.takeDue(now, new Date(now.getTime() + LEASE_MS));
    if (due === null) break;
    checked += 1;
    try {
      await collect(due, now, deps);
    } catch (error) {
      // One search that cannot be asked must not keep all others from being.
      logger.error({ follow: due.id, error: messageOf(error) }, 'what is new of a search could not be found');
    }
  }
  return checked;
}

async function collect(due: DueFollow, now: Date, { store, vacancies, logger }: CollectDeps): Promise<void> {
  const found = await findNew(due, vacancies);
  const byId = new Map(found.map((vacancy) => [vacancy.id, vacancy]));
  const times = { checkedAt: now, nextCheckAt: nextCheck(due.howOften, now) };
  const told = await store.recordNews(due.id, [...byId.keys()], times, (untold) =>
    deliveriesOf(
      due.channel,
      untold.flatMap((id) => byId.get(id) ?? []),
    ),
  );
  if (told > 0) logger.info({ follow: due.id, vacancies: told }, 'there is news for a follower');
}

/** Newest first. What was there before the follower confirmed is not new. */
async function findNew(
  { query, confirmedAt, checkedAt }: DueFollow,
  vacancies: Pick<VacancySearch, 'search'>,
): Promise<VacancySummary[]> {
  const since = Math.max(confirmedAt.getTime(), (checkedAt?.getTime() ?? 0) - OVERLAP_MS);
  const firstSeenAfter = new Date(since).toISOString();
  const items: VacancySummary[] = [];
  let cursor: string | null = null;
  do {
    const asked: VacancyQuery = {
      ...query,
      firstSeenAfter,
      sort: 'published',
      facets: false,
      limit: PAGE,
      cursor,
    };
    const page = await vacancies.search(asked);
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null && items.length < MOST);
  return items;
}

function deliveriesOf(channel: FollowChannel, found: readonly VacancySummary[]): NewDelivery[] {
  const vacancies = found.map(told);
  const size = PART[channel];
  const parts = channel === 'email' ? [vacancies.slice(0, size)] : partsOf(vacancies, size);
  return parts
    .filter((part) => part.length > 0)
    .map((part) => ({ id: randomUUID(), news: { vacancies: part, total: vacancies.length } }));
}

function partsOf<T>(all: readonly T[], size: number): T[][] {
  const count = Math.ceil(all.length / size);
  return Array.from({ length: count }, (_, index) => all.slice(index * size, (index + 1) * size));
}

function told({ id, title, employer, workplace, publishedAt, deadline }: VacancySummary): NewVacancy {
  const place = workplace.city ?? workplace.municipality?.name ?? null;
  return { id, title, employer: employer.name, place, country: workplace.country, publishedAt, deadline };
}

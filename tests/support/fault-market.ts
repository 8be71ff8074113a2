import { DemoCalendar } from '../../src/demo/demo-calendar.ts';
import type { JobnetRecord } from '../../src/demo/jobnet-records.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { inventFarAwayAd, inventJobnetAd, inventJobtechAd } from './invent-ads.ts';

/** An ad or a removal as JobStream sends it. */
export type JobtechLine = Readonly<Record<string, unknown>> & { readonly id: string };

/** What both upstreams have on one night. */
export interface Market {
  readonly jobtech: readonly JobtechLine[];
  /** What JobStream tells to have changed since the night before: ads and removals. */
  readonly changes: readonly JobtechLine[];
  readonly jobnet: readonly JobnetRecord[];
}

/** Of ten ads one is gone on the second night, one is another text, and one is new. */
const TENTH = 10;
const GONE = 3;
const CHANGED = 7;
/** Of nine ads one lies elsewhere in Sweden, of a hundred one cannot be read. */
const FAR_AWAY_EVERY = 9;
const UNREADABLE_EVERY = 100;

/** Two nights of so many ads each; the same every time, but for their dates. */
export function inventMarket(sizes: {
  readonly jobtech: number;
  readonly jobnet: number;
}): readonly Market[] {
  const calendar = new DemoCalendar(systemClock);
  const jobtech = numbered(withNew(sizes.jobtech), (index) => jobtechLine(index, calendar));
  const jobnet = numbered(withNew(sizes.jobnet), (index) => inventJobnetAd(index, calendar));
  const first = {
    jobtech: jobtech.slice(0, sizes.jobtech),
    changes: [],
    jobnet: jobnet.slice(0, sizes.jobnet),
  };
  const isOld = (index: number): boolean => index < sizes.jobtech;
  const second = {
    jobtech: jobtech.flatMap((ad, index) =>
      isOld(index) && isGone(index) ? [] : [isOld(index) && isChanged(index) ? rewritten(ad) : ad],
    ),
    changes: jobtech.flatMap((ad, index) => changeOf(ad, index, isOld(index))),
    jobnet: jobnet.flatMap((record, index) => {
      if (index >= sizes.jobnet || !(isGone(index) || isChanged(index))) return [record];
      return isGone(index) ? [] : [{ ...record, listed: rewrittenTitle(record.listed) }];
    }),
  };
  return [first, second];
}

function numbered<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

function withNew(size: number): number {
  return size + Math.floor(size / TENTH);
}

function isGone(index: number): boolean {
  return index % TENTH === GONE;
}

function isChanged(index: number): boolean {
  return index % TENTH === CHANGED;
}

function jobtechLine(index: number, calendar: DemoCalendar): JobtechLine {
  if (index % FAR_AWAY_EVERY === FAR_AWAY_EVERY - 1) return inventFarAwayAd(index, calendar);
  const ad = inventJobtechAd(index, calendar);
  return index % UNREADABLE_EVERY === UNREADABLE_EVERY - 1 ? { ...ad, headline: index } : ad;
}

function changeOf(ad: JobtechLine, index: number, isOld: boolean): JobtechLine[] {
  if (!isOld) return [ad];
  if (isGone(index)) return [{ id: ad.id, removed: true, removed_date: '2026-10-06T19:08:13' }];
  return isChanged(index) ? [rewritten(ad)] : [];
}

function rewritten(ad: JobtechLine): JobtechLine {
  return typeof ad['headline'] === 'string' ? { ...ad, headline: `${ad['headline']} (omgående)` } : ad;
}

function rewrittenTitle(listed: JobnetRecord['listed']): JobnetRecord['listed'] {
  return { ...listed, title: `${listed.title} (snarest)` };
}

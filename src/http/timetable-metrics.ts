import { Temporal } from 'temporal-polyfill';
import { FETCH_OUTCOMES, type TimetableSourceState } from '../domain/timetable-source.ts';
import { COPENHAGEN } from '../lib/zoned-time.ts';
import type { MetricFamily, Sample } from './prometheus-text.ts';

/** How the timetables stand, by feed. */
export function timetableMetrics(states: readonly TimetableSourceState[]): MetricFamily[] {
  const gauge = (
    name: string,
    help: string,
    of: (state: TimetableSourceState) => number | null,
  ): MetricFamily => ({
    name: `sundet_timetable_${name}`,
    help,
    type: 'gauge',
    samples: states.flatMap((state): Sample[] => {
      const value = of(state);
      return value === null ? [] : [{ labels: { feed: state.id }, value }];
    }),
  });
  return [
    gauge('enabled', 'Whether it is fetched each night.', ({ enabled }) => Number(enabled)),
    gauge('in_service', 'Whether journeys are found in it.', ({ inService }) => Number(inService !== null)),
    gauge(
      'age_seconds',
      'Time since it was last known to be the newest there is.',
      (state) => state.ageSeconds,
    ),
    gauge('valid_from_timestamp_seconds', 'When its first service day begins.', ({ inService }) =>
      dayStart(inService?.validFrom ?? null, 0),
    ),
    gauge('valid_until_timestamp_seconds', 'When its last service day is over.', ({ inService }) =>
      dayStart(inService?.validTo ?? null, 1),
    ),
    gauge('stops', 'Stops that it has.', ({ inService }) => inService?.stops ?? null),
    gauge('trips', 'Trips that it has.', ({ inService }) => inService?.trips ?? null),
    gauge('issues', 'Kinds of faults in it that are no reason to refuse it.', ({ inService }) =>
      inService === null ? null : inService.warnings.length,
    ),
    gauge('last_fetch_end_timestamp_seconds', 'When it was last fetched.', ({ lastFetch }) =>
      lastFetch === null ? null : Date.parse(lastFetch.finishedAt) / 1000,
    ),
    gauge('next_run_timestamp_seconds', 'When it is fetched next.', ({ nextRunAt }) =>
      nextRunAt === null ? null : Date.parse(nextRunAt) / 1000,
    ),
    gauge(
      'fetches_month',
      'Requests to its publisher in this month.',
      ({ fetches }) => fetches?.used ?? null,
    ),
    gauge('fetches_month_allowed', 'How many requests a month its publisher allows.', ({ fetches }) =>
      fetches === null ? null : fetches.allowed,
    ),
    {
      name: 'sundet_timetable_last_fetch_outcome',
      help: '1 for what its last fetch came to, 0 for the others.',
      type: 'gauge',
      samples: states.flatMap(outcomeSamples),
    },
  ];
}

function outcomeSamples({ id, lastFetch }: TimetableSourceState): Sample[] {
  if (lastFetch === null) return [];
  return FETCH_OUTCOMES.map((outcome) => ({
    labels: { feed: id, outcome },
    value: Number(lastFetch.outcome === outcome),
  }));
}

/** Seconds since 1970 of the midnight that a date begins with, so many days later. */
function dayStart(date: string | null, days: number): number | null {
  if (date === null) return null;
  const day = Temporal.PlainDate.from(date).add({ days });
  return day.toZonedDateTime(COPENHAGEN).epochMilliseconds / 1000;
}

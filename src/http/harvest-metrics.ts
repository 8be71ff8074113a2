import { RUN_OUTCOMES, type RunCounts, type SourceState } from '../domain/harvest.ts';
import { healthOf, SOURCE_HEALTHS } from '../domain/source-health.ts';
import type { MetricFamily, Sample } from './prometheus-text.ts';

/** What is counted in postings; how well fields are filled is the guards' concern. */
const COUNTED = [
  'read',
  'inserted',
  'changed',
  'unchanged',
  'outside',
  'rejected',
  'retired',
] as const satisfies readonly (keyof RunCounts)[];

/** How the harvest goes, by source. */
export function harvestMetrics(states: readonly SourceState[]): MetricFamily[] {
  const gauge = (name: string, help: string, of: (state: SourceState) => number | null): MetricFamily => ({
    name: `sundet_source_${name}`,
    help,
    type: 'gauge',
    samples: states.flatMap((state): Sample[] => {
      const value = of(state);
      return value === null ? [] : [{ labels: { source: state.id }, value }];
    }),
  });
  return [
    gauge('enabled', 'Whether the settings switch the source on.', (state) => Number(state.enabled)),
    gauge('open_vacancies', 'Open vacancies that the source lists.', (state) => state.openVacancies),
    gauge('age_seconds', 'Time since the last run that ended well.', (state) => state.ageSeconds),
    gauge('last_run_start_timestamp_seconds', 'When the last run began.', ({ lastRun }) =>
      epochSeconds(lastRun?.startedAt ?? null),
    ),
    gauge('last_run_end_timestamp_seconds', 'When the last run ended; absent while it runs.', ({ lastRun }) =>
      epochSeconds(lastRun?.finishedAt ?? null),
    ),
    gauge('last_run_duration_seconds', 'How long the last run took; absent while it runs.', durationOf),
    gauge('last_run_complete', 'Whether the last run proved its listing complete.', ({ lastRun }) =>
      lastRun === null ? null : Number(lastRun.complete),
    ),
    gauge('next_run_timestamp_seconds', 'When the next run is due.', (state) =>
      epochSeconds(state.nextRunAt),
    ),
    gauge(
      'issues',
      'Things that could not be read in the last day and in the last run, each once.',
      (state) => state.issueCount,
    ),
    {
      name: 'sundet_source_health',
      help: '1 for how the source stands, as /status tells it, 0 for the others.',
      type: 'gauge',
      samples: states.flatMap(healthSamples),
    },
    {
      name: 'sundet_source_last_run_outcome',
      help: '1 for the outcome the last run ended with, 0 for the others; all 0 while it runs.',
      type: 'gauge',
      samples: states.flatMap(outcomeSamples),
    },
    {
      name: 'sundet_source_last_run_postings',
      help: 'What the last run did, in postings.',
      type: 'gauge',
      samples: states.flatMap(countSamples),
    },
    {
      name: 'sundet_source_today_postings',
      help: 'What the runs that began today (Europe/Copenhagen) did, in postings.',
      type: 'gauge',
      samples: states.flatMap(todaySamples),
    },
  ];
}

function healthSamples(state: SourceState): Sample[] {
  const standing = healthOf(state);
  return SOURCE_HEALTHS.map((health) => ({
    labels: { source: state.id, health },
    value: Number(standing === health),
  }));
}

function outcomeSamples({ id, lastRun }: SourceState): Sample[] {
  if (lastRun === null) return [];
  return RUN_OUTCOMES.map((outcome) => ({
    labels: { source: id, outcome },
    value: Number(lastRun.outcome === outcome),
  }));
}

function countSamples({ id, lastRun }: SourceState): Sample[] {
  return lastRun === null ? [] : postingSamples(id, lastRun.counts);
}

function todaySamples({ id, nights }: SourceState): Sample[] {
  const today = nights.at(-1);
  return today === undefined ? [] : postingSamples(id, today.counts);
}

function postingSamples(source: string, counts: RunCounts): Sample[] {
  return COUNTED.map((count) => ({ labels: { source, count }, value: counts[count] }));
}

function durationOf({ lastRun }: SourceState): number | null {
  if (lastRun === null || lastRun.finishedAt === null) return null;
  return (Date.parse(lastRun.finishedAt) - Date.parse(lastRun.startedAt)) / 1000;
}

function epochSeconds(instant: string | null): number | null {
  return instant === null ? null : Date.parse(instant) / 1000;
}

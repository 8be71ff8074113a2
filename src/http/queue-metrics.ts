import { JOB_STATES, type QueueCounts } from '../domain/queue-view.ts';
import type { MetricFamily } from './prometheus-text.ts';

/** Jobs of the harvest queue by state. */
export function queueMetrics(counts: QueueCounts): MetricFamily[] {
  return [
    {
      name: 'sundet_queue_jobs',
      help: 'Jobs of the harvest queue by state; delayed ones wait for their time.',
      type: 'gauge',
      samples: JOB_STATES.map((state) => ({ labels: { state }, value: counts[state] })),
    },
  ];
}

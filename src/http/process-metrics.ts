import type { Clock } from '../lib/clock.ts';
import type { MetricFamily } from './prometheus-text.ts';

/** This process, under the names that dashboards for Prometheus expect. */
export function processMetrics(clock: Clock): MetricFamily[] {
  const memory = process.memoryUsage();
  const cpu = process.cpuUsage();
  const startedAt = clock.now().getTime() / 1000 - process.uptime();
  return [
    gauge('process_resident_memory_bytes', 'Memory of this process, without the database.', memory.rss),
    gauge('nodejs_heap_size_used_bytes', 'JavaScript heap in use.', memory.heapUsed),
    gauge('nodejs_heap_size_total_bytes', 'JavaScript heap reserved.', memory.heapTotal),
    gauge(
      'nodejs_external_memory_bytes',
      'Memory of buffers and other objects outside the heap.',
      memory.external,
    ),
    gauge('process_start_time_seconds', 'When the process started, seconds since 1970.', startedAt),
    {
      name: 'process_cpu_seconds_total',
      help: 'Processor time used.',
      type: 'counter',
      samples: [{ labels: {}, value: (cpu.user + cpu.system) / 1e6 }],
    },
  ];
}

function gauge(name: string, help: string, value: number): MetricFamily {
  return { name, help, type: 'gauge', samples: [{ labels: {}, value }] };
}

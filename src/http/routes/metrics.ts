import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { followMetrics } from '../follow-metrics.ts';
import { harvestMetrics } from '../harvest-metrics.ts';
import type { HttpDeps } from '../http-deps.ts';
import { loggableError } from '../loggable-error.ts';
import { processMetrics } from '../process-metrics.ts';
import { type MetricFamily, PROMETHEUS_MEDIA_TYPE, prometheusText } from '../prometheus-text.ts';
import { queueMetrics } from '../queue-metrics.ts';
import { PRICES } from '../rate-limit/prices.ts';
import { refuseOtherMethods } from '../read-only.ts';
import { timetableMetrics } from '../timetable-metrics.ts';

const URL = '/metrics';

/** `GET /metrics` for Prometheus. What cannot be read at the moment is absent, and said to be by `sundet_up`. */
export function addMetricsRoute(
  app: FastifyInstance,
  deps: HttpDeps,
  requestMetrics: () => MetricFamily[],
): void {
  app.get(URL, {
    config: { price: PRICES.free },
    schema: { hide: true, querystring: z.strictObject({}) },
    handler: async (_request, reply) => {
      const { following } = deps;
      const parts = await Promise.all([
        part('harvest', deps, async () => harvestMetrics(await deps.sources.list())),
        part('timetables', deps, async () => timetableMetrics((await deps.timetableSources?.list()) ?? [])),
        part('queue', deps, async () => (deps.queue ? queueMetrics(await deps.queue.counts()) : [])),
        ...(following ? [part('follows', deps, async () => followMetrics(await following.counts()))] : []),
      ]);
      const up: MetricFamily = {
        name: 'sundet_up',
        help: 'Whether this part of the metrics could be read: 1 or 0.',
        type: 'gauge',
        samples: parts.map(({ name, up }) => ({ labels: { part: name }, value: Number(up) })),
      };
      const families = [
        up,
        ...parts.flatMap(({ families: ofPart }) => ofPart),
        ...requestMetrics(),
        ...processMetrics(deps.clock),
      ];
      return reply
        .type(PROMETHEUS_MEDIA_TYPE)
        .header('cache-control', 'no-store')
        .send(prometheusText(families));
    },
  });
  refuseOtherMethods(app, URL);
}

interface Part {
  readonly name: string;
  readonly up: boolean;
  readonly families: readonly MetricFamily[];
}

/** The others are told all the same: an alert that cannot be evaluated is an alert that does not come. */
async function part(name: string, deps: HttpDeps, read: () => Promise<MetricFamily[]>): Promise<Part> {
  try {
    return { name, up: true, families: await read() };
  } catch (error) {
    deps.logger.warn({ part: name, error: loggableError(error) }, 'metrics could not be read');
    return { name, up: false, families: [] };
  }
}

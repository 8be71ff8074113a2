import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { MetricFamily, Sample } from './prometheus-text.ts';

/** Upper bounds of the latency buckets, seconds: a search should be in the first half. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** The route of a request that met none: one name for them all, whatever was asked for. */
const NO_ROUTE = 'none';
/** What clients may make up as a method is counted together. */
const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

interface Latency {
  readonly labels: Readonly<Record<string, string>>;
  /** Requests per bucket, not summed up yet; the last is what took longer than any bound. */
  readonly buckets: number[];
  seconds: number;
}

interface Count {
  readonly labels: Readonly<Record<string, string>>;
  value: number;
}

/**
 * Counts answers by method, route pattern and status, and how long they took by method and route pattern. A path or a
 * query, which may say what somebody searched for, never becomes a label; and there are only as many series as routes.
 */
export class RequestMetrics {
  readonly #counts = new Map<string, Count>();
  readonly #latencies = new Map<string, Latency>();

  /** Counts every answer that the app gives from now on. */
  watch(app: FastifyInstance): void {
    app.addHook('onResponse', async (request, reply) => {
      this.observe(methodOf(request), routeOf(request), reply.statusCode, reply.elapsedTime / 1000);
    });
  }

  observe(method: string, route: string, status: number, seconds: number): void {
    const count = remember(this.#counts, `${method} ${route} ${status}`, () => ({
      labels: { method, route, status: String(status) },
      value: 0,
    }));
    count.value += 1;
    const latency = remember(this.#latencies, `${method} ${route}`, () => ({
      labels: { method, route },
      buckets: Array.from({ length: BUCKETS.length + 1 }, () => 0),
      seconds: 0,
    }));
    const found = BUCKETS.findIndex((bound) => seconds <= bound);
    const bucket = found === -1 ? BUCKETS.length : found;
    latency.buckets[bucket] = (latency.buckets[bucket] ?? 0) + 1;
    latency.seconds += seconds;
  }

  families(): MetricFamily[] {
    return [
      {
        name: 'sundet_http_requests_total',
        help: 'Requests answered, by route pattern; "none" is an address that does not exist.',
        type: 'counter',
        samples: [...this.#counts.values()],
      },
      {
        name: 'sundet_http_request_duration_seconds',
        help: 'Time from a request to the end of its answer, by route pattern.',
        type: 'histogram',
        samples: [...this.#latencies.values()].flatMap(histogramSamples),
      },
    ];
  }
}

function histogramSamples({ labels, buckets, seconds }: Latency): Sample[] {
  let requests = 0;
  const cumulated = buckets.map((inBucket, index): Sample => {
    requests += inBucket;
    const bound = BUCKETS[index];
    const le = bound === undefined ? '+Inf' : String(bound);
    return { suffix: '_bucket', labels: { ...labels, le }, value: requests };
  });
  return [
    ...cumulated,
    { suffix: '_sum', labels, value: seconds },
    { suffix: '_count', labels, value: requests },
  ];
}

function remember<T>(known: Map<string, T>, key: string, make: () => T): T {
  const found = known.get(key) ?? make();
  known.set(key, found);
  return found;
}

function routeOf(request: FastifyRequest): string {
  return request.routeOptions.url ?? NO_ROUTE;
}

function methodOf(request: FastifyRequest): string {
  return METHODS.has(request.method) ? request.method : 'other';
}

import type { FastifyInstance } from 'fastify';
import type { Clock } from '../../lib/clock.ts';
import type { Logger } from '../../lib/logger.ts';
import type { MetricFamily } from '../prometheus-text.ts';
import { TooManyRequestsError } from '../request-errors.ts';
import { clientKey } from './client-key.ts';
import { BUDGETS, type BudgetName, type Price, priceOf } from './prices.ts';
import { TokenBuckets } from './token-buckets.ts';

/** How often those whose buckets are full again are forgotten, milliseconds. */
const SWEEP_MS = 60_000;

/**
 * Limits what each client may ask for. Its address, a personal datum, is in memory while its bucket fills up again
 * (half an hour at most) and nowhere else: neither logged nor counted by. Who asks from this machine is not limited.
 */
export class RateLimit {
  readonly #buckets: Readonly<Record<BudgetName, TokenBuckets>>;
  readonly #refused: Record<BudgetName, number> = { reading: 0, sending: 0 };
  readonly #logger: Logger;
  #toldOfProxy = false;

  /** @param factor multiplies all budgets. */
  constructor(factor: number, { clock, logger }: { readonly clock: Clock; readonly logger: Logger }) {
    const buckets = (name: BudgetName) => {
      const { burst, perSecond } = BUDGETS[name];
      return new TokenBuckets({ burst: burst * factor, perSecond: perSecond * factor }, clock);
    };
    this.#buckets = { reading: buckets('reading'), sending: buckets('sending') };
    this.#logger = logger;
  }

  /** Refuses what is too much on every route of the app. */
  watch(app: FastifyInstance): void {
    app.addHook('onRequest', async (request) => {
      const price = priceOf(request);
      const tokens = typeof price.tokens === 'number' ? price.tokens : price.tokens(request);
      const wait = this.take(request.ip, { budget: price.budget, tokens });
      if (wait === 0) return;
      if (request.headers['x-forwarded-for'] !== undefined && request.ips === undefined) this.#tellOfProxy();
      throw new TooManyRequestsError(wait);
    });
    const timer = setInterval(() => this.#sweep(), SWEEP_MS);
    timer.unref();
    app.addHook('onClose', async () => clearInterval(timer));
  }

  /** @returns 0, or the seconds after which the client at this address may ask again. */
  take(address: string, { budget, tokens }: Price & { readonly tokens: number }): number {
    const key = tokens === 0 ? null : clientKey(address);
    const wait = key === null ? 0 : this.#buckets[budget].take(key, tokens);
    if (wait > 0) this.#refused[budget] += 1;
    return wait;
  }

  families(): MetricFamily[] {
    const samples = (value: (name: BudgetName) => number) =>
      (['reading', 'sending'] as const).map((budget) => ({ labels: { budget }, value: value(budget) }));
    return [
      {
        name: 'sundet_rate_limit_refused_total',
        help: 'Requests refused because their client had used up its budget.',
        type: 'counter',
        samples: samples((name) => this.#refused[name]),
      },
      {
        name: 'sundet_rate_limit_clients',
        help: 'Clients whose budget is not full at the moment.',
        type: 'gauge',
        samples: samples((name) => this.#buckets[name].size),
      },
    ];
  }

  #sweep(): void {
    for (const buckets of Object.values(this.#buckets)) buckets.sweep();
  }

  #tellOfProxy(): void {
    if (this.#toldOfProxy) return;
    this.#toldOfProxy = true;
    this.#logger.warn(
      {},
      'a request was refused that came through a proxy: name the proxy in SUNDET_TRUSTED_PROXIES, or all who come through it count as one client',
    );
  }
}

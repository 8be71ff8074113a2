import type { FastifyRequest } from 'fastify';
import { homeOf } from '../home-cookie.ts';
import type { Budget } from './token-buckets.ts';

/**
 * What one client may ask for: `reading` for what costs us work, `sending` for what stores something or makes us call
 * on somebody else. Wide enough for an office of fifty behind one address: eight searches with a commute, or forty
 * suggestions, each second without end, and half a minute of that at once.
 */
export const BUDGETS = {
  reading: { burst: 1_200, perSecond: 40 },
  sending: { burst: 300, perSecond: 0.2 },
} as const satisfies Readonly<Record<string, Budget>>;
export type BudgetName = keyof typeof BUDGETS;

/** What a request to a route takes out of which budget, tokens. */
export interface Price {
  readonly budget: BudgetName;
  readonly tokens: number | ((request: FastifyRequest) => number);
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Absent: one token to read, five for other methods. */
    price?: Price;
  }
}

const SEARCH = 2;
const COMMUTE_SEARCH = 5;
/** A file reads up to fifty pages. */
const FILE = 20;

function hasHome(request: FastifyRequest): boolean {
  const { query } = request;
  return typeof query === 'object' && query !== null && 'from' in query;
}

const reading = (tokens: Price['tokens']): Price => ({ budget: 'reading', tokens });

/** What there is to pay for; one token is a few milliseconds of a core. */
export const PRICES = {
  /** What watches the service must see it while others overrun it, and files cost next to nothing. */
  free: reading(0),
  lookUp: reading(1),
  search: reading((request) => (hasHome(request) ? COMMUTE_SEARCH : SEARCH)),
  /** As `search`; its home may also come in the cookie. */
  searchPage: reading((request) => (hasHome(request) || homeOf(request) !== null ? COMMUTE_SEARCH : SEARCH)),
  /** Journeys there and home, and two searches for the same work across the Sound. */
  vacancyPage: reading((request) =>
    hasHome(request) || homeOf(request) !== null ? 2 * COMMUTE_SEARCH : 2 * SEARCH,
  ),
  journeys: reading(5),
  reach: reading(10),
  file: reading(FILE),
  /** Keeps something for the client. */
  store: { budget: 'sending', tokens: 1 },
  /** Makes us write to an address that the client names. */
  contact: { budget: 'sending', tokens: 10 },
} as const satisfies Readonly<Record<string, Price>>;

/** @returns what the route says, or what is usual. */
export function priceOf(request: FastifyRequest): Price {
  const { price } = request.routeOptions.config;
  if (price !== undefined) return price;
  return request.method === 'GET' || request.method === 'HEAD' ? PRICES.lookUp : reading(5);
}

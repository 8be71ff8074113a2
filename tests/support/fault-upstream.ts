import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { inventMarket, type JobtechLine, type Market } from './fault-market.ts';

export type FaultySource = 'jobtech' | 'jobnet';

/** Both APIs on loopback over an invented market, in the hands of a test. */
export interface FaultUpstream {
  /** The settings that point a program to it. */
  readonly settings: Readonly<Record<string, string>>;
  /** What it lists from now on: 1, the first night, or 2. */
  setNight(night: 1 | 2): void;
  /** Stops answering once it has sent `after` further ads of the source, to whomever; until released. */
  hold(source: FaultySource, after: number): Hold;
  /** Settles once it has sent `count` further ads of the source. */
  sent(source: FaultySource, count: number): Promise<void>;
  close(): Promise<void>;
}

export interface Hold {
  /** Settles once somebody waits for an ad that is held back. */
  readonly reached: Promise<void>;
  release(): void;
}

const JOBNET_REGION = 'regions';

/**
 * Starts it with two nights of invented ads: on the second a tenth is gone, a tenth is changed and a tenth is new.
 * On both, some of JobTech's lie elsewhere and some cannot be read.
 */
export async function startFaultUpstream(sizes: {
  readonly jobtech: number;
  readonly jobnet: number;
}): Promise<FaultUpstream> {
  const nights = inventMarket(sizes);
  const gates = { jobtech: new Gate(), jobnet: new Gate() };
  let market = requireNight(nights, 1);
  const server = createServer((request, response) => {
    // Whoever asked may be killed in the middle of the answer: that is no fault of ours.
    answer(request, response, market, gates).catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const base = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  return {
    settings: {
      JOBTECH_STREAM_URL: `${base}/jobstream`,
      JOBTECH_SEARCH_URL: `${base}/jobsearch`,
      JOBNET_URL: `${base}/jobnet`,
      SUNDET_PACE: '0',
    },
    setNight(night) {
      market = requireNight(nights, night);
    },
    hold: (source, after) => gates[source].hold(after),
    sent: (source, count) => gates[source].sent(count),
    async close() {
      for (const gate of Object.values(gates)) gate.open();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function requireNight(nights: readonly Market[], night: number): Market {
  const market = nights[night - 1];
  if (market === undefined) throw new Error(`there is no night ${night}`);
  return market;
}

/** Counts what is sent of one source, and holds it back where a test wants. */
class Gate {
  #count = 0;
  #closedAt = Number.POSITIVE_INFINITY;
  #onReached: () => void = () => {};
  #opened: Promise<void> = Promise.resolve();
  #open: () => void = () => {};
  #waiters: { readonly at: number; readonly tell: () => void }[] = [];

  hold(after: number): Hold {
    this.open();
    this.#closedAt = this.#count + after;
    this.#opened = new Promise((resolve) => {
      this.#open = resolve;
    });
    const reached = new Promise<void>((resolve) => {
      this.#onReached = resolve;
    });
    return { reached, release: () => this.open() };
  }

  open(): void {
    this.#closedAt = Number.POSITIVE_INFINITY;
    this.#open();
  }

  sent(count: number): Promise<void> {
    const at = this.#count + count;
    return new Promise((tell) => {
      this.#waiters.push({ at, tell });
    });
  }

  /** To be awaited before sending so many ads. */
  async pass(ads: number): Promise<void> {
    while (this.#count + ads > this.#closedAt) {
      this.#onReached();
      await this.#opened;
    }
    this.#count += ads;
    const reached = this.#waiters.filter(({ at }) => at <= this.#count);
    this.#waiters = this.#waiters.filter(({ at }) => at > this.#count);
    for (const { tell } of reached) tell();
  }
}

type Gates = Readonly<Record<FaultySource, Gate>>;

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  market: Market,
  gates: Gates,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const [, api, ...rest] = url.pathname.split('/');
  const path = rest.join('/');
  if (api === 'jobstream') return answerStream(response, path, market, gates.jobtech);
  if (api === 'jobsearch') return answerSearch(response, path, market);
  if (api === 'jobnet') return answerJobnet(response, path, url, market, gates.jobnet);
  return sendJson(response, { message: 'not found' }, 404);
}

/** The stream does not look at the window it is asked for: what lies outside is allowed to come. */
async function answerStream(
  response: ServerResponse,
  path: string,
  market: Market,
  gate: Gate,
): Promise<void> {
  const ads = { 'v2/snapshot': market.jobtech, 'v2/stream': market.changes }[path];
  if (ads === undefined) return sendJson(response, { message: 'not found' }, 404);
  response.writeHead(200, { 'content-type': 'application/jsonl' });
  response.flushHeaders();
  await pipeline(Readable.from(gatedLines(ads, gate)), response);
}

async function* gatedLines(ads: readonly JobtechLine[], gate: Gate): AsyncGenerator<string> {
  for (const ad of ads) {
    await gate.pass(1);
    yield `${JSON.stringify(ad)}\n`;
  }
}

function answerSearch(response: ServerResponse, path: string, { jobtech }: Market): void {
  const ad = jobtech.find(({ id }) => path === `ad/${id}`);
  if (path === 'search') sendJson(response, { total: { value: jobtech.length }, hits: [] });
  else if (ad === undefined) sendJson(response, { message: 'Ad not found' }, 404);
  else sendJson(response, ad);
}

async function answerJobnet(
  response: ServerResponse,
  path: string,
  url: URL,
  { jobnet }: Market,
  gate: Gate,
): Promise<void> {
  if (path === 'FindJob/Search') {
    const found = jobnet.filter(({ region }) => region === url.searchParams.get(JOBNET_REGION));
    const size = Number(url.searchParams.get('resultsPerPage'));
    const from = (Number(url.searchParams.get('pageNumber')) - 1) * size;
    const page = found.slice(from, from + size);
    await gate.pass(page.length);
    return sendJson(response, {
      jobAds: page.map(({ listed }) => listed),
      totalJobAdCount: found.length,
      searchString: '',
      searchFacets: {},
    });
  }
  const details = jobnet.find(({ listed }) => path === `FindJob/JobAdDetails/${listed.jobAdId}`)?.details;
  return details ? sendJson(response, details) : sendJson(response, { message: 'Job ad not found' }, 404);
}

function sendJson(response: ServerResponse, body: object, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

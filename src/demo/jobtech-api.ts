import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { JobtechRecord } from './jobtech-records.ts';

const GREATEST_LIMIT = 100;
const GREATEST_OFFSET = 2000;
const USUAL_LIMIT = 10;

/** JobStream v2 under `/jobstream` and JobSearch under `/jobsearch`, as far as a harvest needs them. */
export function serveJobtech(server: FastifyInstance, ads: readonly JobtechRecord[]): void {
  server.get('/jobstream/v2/snapshot', (request, reply) => {
    return sendAds(request, reply, ads);
  });

  server.get<{ Querystring: Record<string, unknown> }>('/jobstream/v2/stream', (request, reply) => {
    const after = instantOf(request.query['updated-after'], null);
    const before = instantOf(request.query['updated-before'], Number.POSITIVE_INFINITY);
    if (after === null || before === null) {
      return reply.code(400).send({ message: 'Input payload validation failed' });
    }
    const places = [request.query['location-concept-id'] ?? []].flat().map(String);
    const changed = ads.filter((ad) => isWithin(ad, after, before) && isIn(ad, places));
    return sendAds(request, reply, changed);
  });

  server.get<{ Querystring: Record<string, unknown> }>('/jobsearch/search', (request, reply) => {
    const limit = wholeNumber(request.query['limit'], USUAL_LIMIT);
    const offset = wholeNumber(request.query['offset'], 0);
    if (limit === null || limit > GREATEST_LIMIT || offset === null || offset > GREATEST_OFFSET) {
      return reply.code(400).send({ message: 'Input payload validation failed' });
    }
    const hits = ads.slice(offset, offset + limit);
    return {
      total: { value: ads.length },
      positions: positionsOf(ads),
      stats: [],
      freetext_concepts: {},
      hits,
    };
  });

  server.get<{ Params: { id: string } }>('/jobsearch/ad/:id', (request, reply) => {
    const ad = ads.find(({ id }) => id === request.params.id);
    return ad ?? reply.code(404).send({ message: 'Ad not found' });
  });
}

function sendAds(request: FastifyRequest, reply: FastifyReply, ads: readonly JobtechRecord[]) {
  const wantsLines = (request.headers.accept ?? '').includes('application/jsonl');
  reply.type(wantsLines ? 'application/jsonl' : 'application/json');
  // A stream without a length: chunked, as the real one.
  return reply.send(Readable.from(wantsLines ? jsonLines(ads) : jsonArray(ads)));
}

/** Bounds are whole seconds and included; nothing of the demo is ever removed. */
function isWithin(ad: JobtechRecord, after: number, before: number): boolean {
  const changedAt = Math.floor(Number(ad['timestamp']) / 1000);
  return changedAt >= Math.floor(after / 1000) && changedAt <= Math.floor(before / 1000);
}

/** By any level of the taxonomy; of several places in one, of none all. */
function isIn({ workplace_address: address }: JobtechRecord, places: readonly string[]): boolean {
  const levels = [address.municipality_concept_id, address.region_concept_id, address.country_concept_id];
  return places.length === 0 || levels.some((level) => level !== null && places.includes(level));
}

/**
 * Milliseconds of an instant with its offset.
 * @returns null for anything else: the real one takes a wall clock too, which a harvest should not send.
 */
function instantOf(text: unknown, otherwise: number | null): number | null {
  if (text === undefined) return otherwise;
  if (typeof text !== 'string' || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/.test(text)) return null;
  const epochMs = Date.parse(text);
  return Number.isNaN(epochMs) ? null : epochMs;
}

function* jsonLines(ads: readonly JobtechRecord[]): Generator<string> {
  for (const ad of ads) yield `${JSON.stringify(ad)}\n`;
}

function* jsonArray(ads: readonly JobtechRecord[]): Generator<string> {
  yield '[';
  for (const [place, ad] of ads.entries()) yield `${place === 0 ? '' : ','}${JSON.stringify(ad)}`;
  yield ']';
}

/** @returns null for what is not a whole number from 0 up. */
function wholeNumber(text: unknown, otherwise: number): number | null {
  if (text === undefined) return otherwise;
  return typeof text === 'string' && /^\d{1,6}$/.test(text) ? Number(text) : null;
}

function positionsOf(ads: readonly JobtechRecord[]): number {
  return ads.reduce((sum, ad) => sum + Number(ad['number_of_vacancies']), 0);
}

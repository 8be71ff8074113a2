import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import type { JobtechRecord } from './jobtech-records.ts';

const GREATEST_LIMIT = 100;
const GREATEST_OFFSET = 2000;
const USUAL_LIMIT = 10;

/** JobStream v2 under `/jobstream` and JobSearch under `/jobsearch`, as far as a harvest needs them. */
export function serveJobtech(server: FastifyInstance, ads: readonly JobtechRecord[]): void {
  server.get('/jobstream/v2/snapshot', (request, reply) => {
    const wantsLines = (request.headers.accept ?? '').includes('application/jsonl');
    reply.type(wantsLines ? 'application/jsonl' : 'application/json');
    // A stream without a length: chunked, as the real snapshot.
    return reply.send(Readable.from(wantsLines ? jsonLines(ads) : jsonArray(ads)));
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

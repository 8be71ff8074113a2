import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { DemoTimetables } from './timetable/write-timetables.ts';

export const DANISH_TIMETABLE_PATH = '/gtfs-dk/GTFS.zip';
export const SWEDISH_TIMETABLE_PATH = '/gtfs-se/skane/skane.zip';

/**
 * Both publishers' timetables: Rejseplanen's for anyone, Trafiklab's with a `key` only. With `ETag`, so that nobody
 * fetches twice what has not changed.
 * @param timetables written when first asked for: most who start the upstream want only its vacancies.
 */
export function serveTimetables(server: FastifyInstance, timetables: () => DemoTimetables): void {
  server.get(DANISH_TIMETABLE_PATH, (request, reply) => sendZip(request, reply, timetables().danish));
  server.get<{ Querystring: { key?: string } }>(SWEDISH_TIMETABLE_PATH, (request, reply) => {
    if (!request.query.key) return reply.code(403).send({ error: 'A key of the product is needed' });
    return sendZip(request, reply, timetables().swedish);
  });
}

function sendZip(request: FastifyRequest, reply: FastifyReply, zip: Uint8Array): FastifyReply {
  const etag = `"${createHash('sha256').update(zip).digest('hex').slice(0, 32)}"`;
  reply.header('etag', etag);
  if (request.headers['if-none-match'] === etag) return reply.code(304).send();
  return reply.type('application/zip').send(zip);
}

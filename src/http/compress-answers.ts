import { constants } from 'node:zlib';
import compress from '@fastify/compress';
import type { FastifyInstance } from 'fastify';

/** Texts of all kinds. Pictures, spreadsheets and the like are compressed in themselves. */
const TEXTS = /^(?:text\/|image\/svg\+xml|application\/(?:[\w.-]+\+)?(?:json|xml|javascript)\b)/;

/**
 * Compresses answers for whoever says that they take it: a page of results is an eighth. The scripts and styles were
 * compressed when they were built. Nothing that is sent to us is unpacked: nobody has to send us much.
 */
export async function compressAnswers(app: FastifyInstance): Promise<void> {
  await app.register(compress, {
    encodings: ['br', 'gzip'],
    customTypes: TEXTS,
    globalDecompression: false,
    // As small as gzip makes it, and faster; what is more takes longer than it saves.
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
  });
}

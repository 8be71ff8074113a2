import { UpstreamError, UpstreamShapeError } from './errors.ts';
import type { HttpPatience } from './http-patience.ts';

/** A line is held whole, so it has a limit of its own. */
export const LONGEST_LINE_BYTES = 16 * 1024 * 1024;
const NEWLINE = 10;

/** An answer whose headers are in and whose body is still to be read. */
export interface Exchange {
  readonly response: Response;
  readonly patience: HttpPatience;
  /** Host and path, for messages: a query may hold a key. */
  readonly where: string;
  readonly maxBytes: number;
}

/**
 * The body as it comes in, decompressed.
 * @throws UpstreamError when it is cut short, falls silent or is larger than asked for.
 */
export async function* readChunks(exchange: Exchange): AsyncGenerator<Uint8Array> {
  const { response, patience, where, maxBytes } = exchange;
  const reader = response.body?.getReader();
  let received = 0;
  try {
    while (reader !== undefined) {
      const { done, value } = await patience.waitFor(reader.read(), 'broke off in the middle of its answer');
      if (done) break;
      received += value.byteLength;
      if (received > maxBytes) throw broken(exchange, `${where} sent more than ${maxBytes} bytes`, false);
      yield value;
    }
    checkLength(exchange, received);
  } finally {
    patience.end();
    // The reason why reading ended is already on its way to the caller; a stream in error rejects this as well.
    reader?.cancel().catch(() => undefined);
  }
}

/** The whole body. @throws UpstreamError as `readChunks`. */
export async function readWhole(exchange: Exchange): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of readChunks(exchange)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/**
 * The body cut at its newlines, without them; the last line may lack its own. Never holds more than a line: one of
 * more than 16 MiB is given up to there, as soon as that much of it is in, and the rest of it is passed over.
 * @throws UpstreamError as `readChunks`.
 */
export async function* readByteLines(exchange: Exchange): AsyncGenerator<Uint8Array> {
  let begun: Uint8Array[] = [];
  let room = LONGEST_LINE_BYTES;
  for await (const chunk of readChunks(exchange)) {
    for (let from = 0; from < chunk.byteLength; ) {
      const newline = chunk.indexOf(NEWLINE, from);
      const to = newline === -1 ? chunk.byteLength : newline;
      // After a line that was given already there is no room until its newline.
      const isGiven = room === 0;
      const part = chunk.subarray(from, Math.min(to, from + room));
      room -= part.byteLength;
      if (!isGiven && part.byteLength > 0) begun.push(part);
      if (!isGiven && (newline !== -1 || room === 0)) {
        yield joined(begun);
        begun = [];
      }
      if (newline !== -1) room = LONGEST_LINE_BYTES;
      from = to + 1;
    }
  }
  if (begun.length > 0) yield joined(begun);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const [first] = parts;
  return parts.length === 1 && first !== undefined ? first : Buffer.concat(parts);
}

/** Strict UTF-8 without a byte order mark; null where the bytes are something else. */
export function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/** @throws UpstreamError where the bytes are not UTF-8. */
export function textOf(exchange: Exchange, bytes: Uint8Array): string {
  const text = decodeUtf8(bytes);
  if (text === null) throw broken(exchange, `${exchange.where} sent text that is not UTF-8`, false);
  return text;
}

/**
 * @throws UpstreamError where the text begins as JSON and does not end as such: a body that was compressed and cut
 * comes out of `fetch` shorter and without a word. UpstreamShapeError where it is something else.
 */
export function jsonOf(exchange: Exchange, bytes: Uint8Array): unknown {
  const text = textOf(exchange, bytes);
  try {
    return JSON.parse(text);
  } catch (cause) {
    if (isCutJson(text)) throw broken(exchange, `${exchange.where} sent JSON without its end`, true, cause);
    throw new UpstreamShapeError(
      `${exchange.where} sent ${describe(exchange, text)} where JSON was expected`,
      {
        cause,
      },
    );
  }
}

function isCutJson(text: string): boolean {
  const trimmed = text.trim();
  const closing = { '{': '}', '[': ']' }[trimmed.charAt(0)];
  return closing !== undefined && !trimmed.endsWith(closing);
}

function describe({ response }: Exchange, text: string): string {
  if (text.trim() === '') return 'nothing';
  return response.headers.get('content-type')?.split(';')[0] ?? 'something';
}

/** Transports notice a missing end themselves; doubles and some proxies do not. Compressed bodies differ by nature. */
function checkLength(exchange: Exchange, received: number): void {
  const { headers } = exchange.response;
  const announced = headers.get('content-length');
  if (announced === null || headers.has('content-encoding') || !/^\d+$/.test(announced)) return;
  if (Number(announced) === received) return;
  throw broken(exchange, `${exchange.where} sent ${received} of ${announced} bytes`, true);
}

function broken(exchange: Exchange, message: string, retry: boolean, cause?: unknown): UpstreamError {
  return new UpstreamError(message, { status: exchange.response.status, retry, cause });
}

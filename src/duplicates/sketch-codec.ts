import { z } from 'zod';
import { COUNTRIES, HOURS, LANGUAGES } from '../domain/codes.ts';
import type { PostingSketch } from './posting-sketch.ts';
import { stemWord } from './stem-word.ts';
import type { TextSample } from './text-sample.ts';
import { WordFilter } from './word-filter.ts';

/** Goes up with every change of what a sketch holds or how it is made, so that old ones are made anew. */
export const SKETCH_VERSION = 2;

const WORD_BYTES = 4;

const Base64 = z.base64();

/** All but the text, as stored: stems left out. */
const StoredGlance = z.object({
  v: z.literal(SKETCH_VERSION),
  id: z.string(),
  externalIds: z.array(z.string()),
  urls: z.array(z.string()),
  title: z.array(z.string()),
  context: z.array(z.string()),
  employer: z.object({
    number: z.string().nullable(),
    name: z.string().nullable(),
    words: z.array(z.string()),
  }),
  place: z.object({
    country: z.enum(COUNTRIES),
    municipality: z.string().nullable(),
    postcode: z.string().nullable(),
    street: z.string().nullable(),
  }),
  language: z.enum(LANGUAGES).nullable(),
  hours: z.enum(HOURS).nullable(),
  positions: z.number().nullable(),
  published: z.string().nullable(),
  deadline: z.string().nullable(),
  extents: z.array(z.string()),
});

/** The text, as stored: the numbers in base64 (32 bit, little-endian). */
const StoredText = z.object({
  v: z.literal(SKETCH_VERSION),
  shingles: z.int().nonnegative(),
  sample: Base64,
  opening: Base64,
  bands: Base64,
  words: Base64,
});

/** A sketch in two parts, each JSON text. */
export interface EncodedSketch {
  /** All but the text, some 500 bytes: by it most pairs are told apart. */
  readonly glance: string;
  /** What is kept of the text, some 1.8 kB. */
  readonly text: string;
}

/** All of a sketch but its text. */
export type Glance = Omit<PostingSketch, 'text'>;

export function encodeSketch({ title, text, ...rest }: PostingSketch): EncodedSketch {
  const glance: z.infer<typeof StoredGlance> = {
    v: SKETCH_VERSION,
    ...rest,
    title: title.map(({ word }) => word),
    externalIds: [...rest.externalIds],
    urls: [...rest.urls],
    context: [...rest.context],
    employer: { ...rest.employer, words: [...rest.employer.words] },
    extents: [...rest.extents],
  };
  const sample: z.infer<typeof StoredText> = {
    v: SKETCH_VERSION,
    shingles: text.shingles,
    sample: encodeNumbers(text.sample),
    opening: encodeNumbers(text.opening),
    bands: encodeNumbers(text.bands),
    words: base64Of(text.words.bytes),
  };
  return { glance: JSON.stringify(glance), text: JSON.stringify(sample) };
}

/** Of what `encodeSketch` wrote; null where another version did, or it is damaged: then sketch anew. */
export function decodeGlance(glance: string): Glance | null {
  const parsed = StoredGlance.safeParse(parseJson(glance));
  if (!parsed.success) return null;
  const { v: _, title, ...rest } = parsed.data;
  return { ...rest, title: title.map((word) => ({ word, stem: stemWord(word) })) };
}

/** As `decodeGlance`. */
export function decodeText(text: string): TextSample | null {
  const parsed = StoredText.safeParse(parseJson(text));
  if (!parsed.success) return null;
  const { shingles, sample, opening, bands, words } = parsed.data;
  const filter = decodeFilter(words);
  if (filter === null) return null;
  return {
    shingles,
    sample: decodeNumbers(sample),
    opening: decodeNumbers(opening),
    bands: decodeNumbers(bands),
    words: filter,
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Whether numbers lie in memory as they are stored: then none has to be looked at. */
const IS_LITTLE_ENDIAN = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1;

function base64Of({ buffer, byteOffset, byteLength }: Uint8Array): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString('base64');
}

function encodeNumbers(numbers: Uint32Array): string {
  const bytes = Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength);
  return (IS_LITTLE_ENDIAN ? bytes : Buffer.from(bytes).swap32()).toString('base64');
}

function decodeNumbers(base64: string): Uint32Array {
  const bytes = Buffer.from(base64, 'base64');
  const numbers = new Uint32Array(Math.floor(bytes.length / WORD_BYTES));
  const own = Buffer.from(numbers.buffer);
  bytes.copy(own);
  if (!IS_LITTLE_ENDIAN) own.swap32();
  return numbers;
}

function decodeFilter(base64: string): WordFilter | null {
  try {
    return new WordFilter(new Uint8Array(Buffer.from(base64, 'base64')));
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

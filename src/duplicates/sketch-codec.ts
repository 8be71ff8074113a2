import { z } from 'zod';
import { COUNTRIES, type Country, HOURS, type Hours, LANGUAGES, type Language } from '../domain/codes.ts';
import type { PostingSketch } from './posting-sketch.ts';
import { type StoredParts, StoredSketch } from './stored-sketch.ts';
import type { TextSample } from './text-sample.ts';
import { WordFilter } from './word-filter.ts';

/** Goes up with every change of what a sketch holds or how it is made, so that old ones are made anew. */
export const SKETCH_VERSION = 2;

const WORD_BYTES = 4;

/** As `z.base64`, whose pattern counts the letters by fours, for a quarter of its time. */
export const Base64 = z
  .string()
  .refine((text) => text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text));

/** All but the text, as stored: stems left out. */
export const StoredGlance = z.object({
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

/** The text, as stored: the numbers in base64 (32 bit, little-endian). Older rows keep its `bands` too, which only the index needs. */
const StoredText = z.object({
  v: z.literal(SKETCH_VERSION),
  shingles: z.int().nonnegative(),
  sample: Base64,
  opening: Base64,
  words: Base64,
});

/** What is between the quotes of a string that JSON writes without escaping any of it. */
const PLAIN = String.raw`[ !#-\[\]-\uffff]*`;
const A_STRING = `"(${PLAIN})"`;
const A_LIST = String.raw`\[((?:"${PLAIN}"(?:,"${PLAIN}")*)?)\]`;
const A_NUMBER = '(0|[1-9][0-9]{0,8})';
const orNull = (pattern: string) => `(?:null|${pattern})`;
const oneOf = (codes: readonly string[]) => `"(${codes.join('|')})"`;
const object = (fields: Readonly<Record<string, string>>) =>
  String.raw`\{${Object.entries(fields).map(([name, pattern]) => `"${name}":${pattern}`)}\}`;

/** How `encodeSketch` writes a glance in which nothing is escaped. */
export const PLAIN_GLANCE = new RegExp(
  `^${object({
    v: `${SKETCH_VERSION}`,
    id: A_STRING,
    externalIds: A_LIST,
    urls: A_LIST,
    context: A_LIST,
    employer: object({ number: orNull(A_STRING), name: orNull(A_STRING), words: A_LIST }),
    place: object({
      country: oneOf(COUNTRIES),
      municipality: orNull(A_STRING),
      postcode: orNull(A_STRING),
      street: orNull(A_STRING),
    }),
    language: orNull(oneOf(LANGUAGES)),
    hours: orNull(oneOf(HOURS)),
    positions: orNull(A_NUMBER),
    published: orNull(A_STRING),
    deadline: orNull(A_STRING),
    extents: A_LIST,
    title: A_LIST,
  })}$`,
);
/** The memory that a pattern takes grows with the text; some 500 characters are the rule. */
const LONGEST_PLAIN = 20_000;

/** A sketch in two parts, each JSON text. */
export interface EncodedSketch {
  /** All but the text, some 500 bytes: by it most pairs are told apart. */
  readonly glance: string;
  /** What is kept of the text, some 1.7 kB. */
  readonly text: string;
}

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
    words: base64Of(text.words.bytes),
  };
  return { glance: JSON.stringify(glance), text: JSON.stringify(sample) };
}

/**
 * Of what `encodeSketch` wrote, its text not read; null where another version did, or it is damaged: then sketch anew.
 */
export function decodeGlance(glance: string): StoredSketch | null {
  const parts = readPlainGlance(glance) ?? readAnyGlance(glance);
  return parts === null ? null : new StoredSketch(parts);
}

/** Any glance, by the schema. */
function readAnyGlance(glance: string): StoredParts | null {
  const parsed = StoredGlance.safeParse(parseJson(glance));
  return parsed.success ? parsed.data : null;
}

/** What the schema would find, for a tenth of its time; null where a glance is not written plainly. */
function readPlainGlance(glance: string): StoredParts | null {
  if (glance.length > LONGEST_PLAIN) return null;
  const found = PLAIN_GLANCE.exec(glance);
  if (found === null) return null;
  const positions = found[14];
  return {
    id: found[1] ?? '',
    externalIds: found[2] ?? '',
    urls: found[3] ?? '',
    context: found[4] ?? '',
    employer: { number: found[5] ?? null, name: found[6] ?? null, words: found[7] ?? '' },
    place: {
      country: found[8] as Country,
      municipality: found[9] ?? null,
      postcode: found[10] ?? null,
      street: found[11] ?? null,
    },
    language: (found[12] as Language | undefined) ?? null,
    hours: (found[13] as Hours | undefined) ?? null,
    positions: positions === undefined ? null : Number(positions),
    published: found[15] ?? null,
    deadline: found[16] ?? null,
    extents: found[17] ?? '',
    title: found[18] ?? '',
  };
}

/** As `decodeGlance`. */
export function decodeText(text: string): TextSample | null {
  const parsed = StoredText.safeParse(parseJson(text));
  if (!parsed.success) return null;
  const { shingles, sample, opening, words } = parsed.data;
  const filter = decodeFilter(words);
  if (filter === null) return null;
  return {
    shingles,
    sample: decodeNumbers(sample),
    opening: decodeNumbers(opening),
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

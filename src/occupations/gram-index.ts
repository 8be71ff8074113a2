/** A text that is alike, by its place among those indexed, and how much: the cosine, 0..1. */
export interface Alike {
  readonly at: number;
  readonly score: number;
}

/** Buckets that grams of letters are hashed into; a collision costs a little sharpness and nothing else. */
const BUCKETS = 1 << 18;
const LONGEST = 4;
/** A gram that more than this share of the texts have is passed over in a question, unless the texts are few. */
const COMMON = 0.02;
const COMMON_AT_LEAST = 200;
/** The symbols of folded texts are few: letters, digits and the space that ends a word. */
const BITS = 6;

/**
 * Texts by the grams of two to four letters they are made of, weighed by how rare these are (TF-IDF): what is spelt
 * alike is found, whatever its inflection, compound or typing error. Flat arrays: 50,000 labels are indexed in a
 * fraction of a second and asked in a fraction of a millisecond.
 */
export class GramIndex {
  readonly #size: number;
  /** Where the postings of a bucket begin. */
  readonly #starts = new Int32Array(BUCKETS + 1);
  readonly #texts: Int32Array;
  readonly #weights: Float32Array;
  readonly #idf = new Float32Array(BUCKETS);
  readonly #scores: Float32Array;
  /** The texts that a question has given a score; of no meaning between two. */
  readonly #touched: Int32Array;

  constructor(texts: readonly string[]) {
    this.#size = texts.length;
    this.#scores = new Float32Array(texts.length);
    this.#touched = new Int32Array(texts.length);
    const grams = texts.map(gramsOf);
    for (const own of grams)
      for (const gram of own) this.#starts[gram + 1] = (this.#starts[gram + 1] ?? 0) + 1;
    for (let bucket = 0; bucket < BUCKETS; bucket += 1) {
      const count = this.#starts[bucket + 1] ?? 0;
      this.#idf[bucket] = Math.log(1 + texts.length / Math.max(count, 0.5));
      this.#starts[bucket + 1] = count + (this.#starts[bucket] ?? 0);
    }
    const total = this.#starts[BUCKETS] ?? 0;
    this.#texts = new Int32Array(total);
    this.#weights = new Float32Array(total);
    this.#fill(grams);
  }

  /** Texts that share a gram with this one, the most alike first; at most `limit`, and none far behind the first. */
  alike(text: string, limit: number, least: number): Alike[] {
    const [touched, scores] = [this.#touched, this.#scores];
    const [starts, idf, texts, weights] = [this.#starts, this.#idf, this.#texts, this.#weights];
    let count = 0;
    const grams = gramsOf(text);
    const norm = this.#normOf(grams);
    const common = Math.max(COMMON_AT_LEAST, this.#size * COMMON);
    for (const gram of grams) {
      const weight = (idf[gram] ?? 0) / norm;
      const start = starts[gram] ?? 0;
      const end = starts[gram + 1] ?? 0;
      // What a good part of all texts have tells little, and costs the most.
      if (end - start > common) continue;
      for (let at = start; at < end; at += 1) {
        const document = texts[at] ?? 0;
        const score = scores[document] ?? 0;
        if (score === 0) touched[count++] = document;
        scores[document] = score + weight * (weights[at] ?? 0);
      }
    }
    let best = 0;
    for (let at = 0; at < count; at += 1) best = Math.max(best, scores[touched[at] ?? 0] ?? 0);
    const found: Alike[] = [];
    for (let at = 0; at < count; at += 1) {
      const document = touched[at] ?? 0;
      const score = scores[document] ?? 0;
      if (score >= best * least) found.push({ at: document, score });
      scores[document] = 0;
    }
    return found.sort((a, b) => b.score - a.score || a.at - b.at).slice(0, limit);
  }

  #normOf(grams: Int32Array): number {
    let sum = 0;
    for (const gram of grams) sum += (this.#idf[gram] ?? 0) ** 2;
    return Math.sqrt(sum) || 1;
  }

  #fill(grams: readonly Int32Array[]): void {
    const next = this.#starts.slice(0, BUCKETS);
    for (let document = 0; document < this.#size; document += 1) {
      const own = grams[document] ?? new Int32Array();
      const norm = this.#normOf(own);
      for (const gram of own) {
        const at = next[gram] ?? 0;
        next[gram] = at + 1;
        this.#texts[at] = document;
        this.#weights[at] = (this.#idf[gram] ?? 0) / norm;
      }
    }
  }
}

/** In which text a bucket was last met, by a number that each text is given: what is met again is passed over. */
const lastMet = new Int32Array(BUCKETS);
let textNumber = 0;

/** The buckets of a folded text's grams, each once, in the order in which they stand. */
function gramsOf(text: string): Int32Array {
  const symbols = symbolsOf(text);
  const grams = new Int32Array(symbols.length * (LONGEST - 1));
  textNumber = (textNumber + 1) | 0;
  let count = 0;
  for (let end = 1; end < symbols.length; end += 1) {
    let key = symbols[end] ?? 0;
    for (let length = 2; length <= LONGEST && end - length + 1 >= 0; length += 1) {
      key = (key << BITS) | (symbols[end - length + 1] ?? 0);
      const bucket = bucketOf(key, length);
      if (lastMet[bucket] === textNumber) continue;
      lastMet[bucket] = textNumber;
      grams[count++] = bucket;
    }
  }
  return grams.slice(0, count);
}

/** A multiplicative hash (Knuth, TAOCP 6.4) of the letters and how many they are. */
function bucketOf(key: number, length: number): number {
  return Math.imul(key + length * 0x1000003, 0x9e3779b1) >>> (32 - 18);
}

function symbolsOf(text: string): Uint8Array {
  const symbols = new Uint8Array(text.length + 2);
  for (let index = 0; index < text.length; index += 1) symbols[index + 1] = symbolOf(text.charCodeAt(index));
  return symbols;
}

/** a–z 1–26, å ä ö 27–29, digits 30–39, other signs 40; the space 0. */
function symbolOf(code: number): number {
  if (code >= 97 && code <= 122) return code - 96;
  if (code === 32) return 0;
  if (code === 229) return 27;
  if (code === 228) return 28;
  if (code === 246) return 29;
  if (code >= 48 && code <= 57) return code - 18;
  return 40;
}

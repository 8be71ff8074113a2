import { mixBits } from './hash-words.ts';

/**
 * 16 bands of 4 minima: two texts that share 70 % of their shingles meet in some band with a probability of 0.99,
 * at 50 % with 0.64, at 20 % with 0.03 (J. Leskovec, A. Rajaraman, J. Ullman, "Mining of Massive Datasets", 3.4).
 */
export const BANDS = 16;
const ROWS = 4;
const BINS = BANDS * ROWS;

/**
 * The keys of locality-sensitive hashing over a MinHash signature of 64 fixed "permutations": one hash is split into
 * 64 bins of which each keeps its minimum, and a bin left empty borrows that of a bin chosen by its own number
 * (P. Li, A. Owen, C.-H. Zhang, "One Permutation Hashing", 2012; A. Shrivastava, "Optimal densification for fast
 * and accurate minwise hashing", 2017).
 * @param shingles hashes, ascending.
 * @returns `BANDS` keys; none where there are no shingles.
 */
export function textBands(shingles: Uint32Array): Uint32Array {
  if (shingles.length === 0) return new Uint32Array(0);
  const minima = binMinima(shingles);
  const keys = new Uint32Array(BANDS);
  for (let band = 0; band < BANDS; band += 1) {
    let key = band;
    for (let row = 0; row < ROWS; row += 1) {
      key = mixBits(Math.imul(key, 31) + (minima[filledBin(minima, band * ROWS + row)] ?? 0));
    }
    keys[band] = key;
  }
  return keys;
}

/** As the hashes come ascending, the first to fall into a bin is its minimum; -1 where none does. */
function binMinima(shingles: Uint32Array): Float64Array {
  const minima = new Float64Array(BINS).fill(-1);
  let empty = BINS;
  for (const hash of shingles) {
    const bin = hash % BINS;
    if (minima[bin] !== -1) continue;
    minima[bin] = hash;
    empty -= 1;
    if (empty === 0) break;
  }
  return minima;
}

function filledBin(minima: Float64Array, wanted: number): number {
  let bin = wanted;
  for (let attempt = 1; minima[bin] === -1; attempt += 1) bin = mixBits(wanted * 1024 + attempt) % BINS;
  return bin;
}

import { foldSpelling } from './fold-spelling.ts';

/** Of a prefix that so many names begin with, the first are looked through: it says next to nothing. */
const LOOKED_THROUGH = 20_000;

interface Entry<Value> {
  readonly key: string;
  readonly value: Value;
  readonly count: number;
}

/** Finds names by how any of their words begin, in any spelling. */
export class PrefixTable<Value> {
  private readonly entries: readonly Entry<Value>[];

  constructor(names: Iterable<{ readonly name: string; readonly value: Value; readonly count: number }>) {
    const entries: Entry<Value>[] = [];
    for (const { name, value, count } of names) {
      const words = foldSpelling(name).split(' ');
      for (let at = 0; at < words.length; at += 1) {
        const key = words.slice(at).join(' ');
        if (key !== '') entries.push({ key, value, count });
      }
    }
    this.entries = entries.sort((a, b) => compare(a.key, b.key));
  }

  /** The commonest of those whose name has a word that begins so. */
  startingWith(prefix: string, limit: number): { readonly value: Value; readonly count: number }[] {
    const folded = foldSpelling(prefix);
    if (folded === '') return [];
    const found = new Map<Value, number>();
    const first = this.firstFrom(folded);
    for (let at = first; at < this.entries.length && at < first + LOOKED_THROUGH; at += 1) {
      const entry = this.entries[at];
      if (entry === undefined || !entry.key.startsWith(folded)) break;
      found.set(entry.value, entry.count);
    }
    const commonest = [...found].sort((a, b) => b[1] - a[1]).slice(0, limit);
    return commonest.map(([value, count]) => ({ value, count }));
  }

  /** The first entry that is not before this key. */
  private firstFrom(key: string): number {
    let [low, high] = [0, this.entries.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.entries[middle]?.key ?? '') < key) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

import { editDistance, slipsAllowed } from './edit-distance.ts';
import { foldSpelling } from './fold-spelling.ts';

/** Of so many that share the most trigrams with a word, the nearest is looked for. */
const COMPARED = 200;

interface Known {
  readonly word: string;
  readonly folded: string;
  readonly count: number;
}

/** Finds what somebody may have meant who typed a word that nobody writes. */
export class WordCorrector {
  private readonly known: readonly Known[];
  private readonly byTrigram = new Map<string, number[]>();

  /** @param words how often each known word is met. */
  constructor(words: ReadonlyMap<string, number>) {
    this.known = [...words].map(([word, count]) => ({ word, folded: foldSpelling(word), count }));
    for (const [index, { folded }] of this.known.entries()) {
      for (const trigram of trigramsOf(folded)) {
        const among = this.byTrigram.get(trigram);
        if (among === undefined) this.byTrigram.set(trigram, [index]);
        else among.push(index);
      }
    }
  }

  /** The known word nearest to this one, of equally near ones the commonest; null where none is near enough. */
  correct(word: string): string | null {
    const folded = foldSpelling(word);
    const most = slipsAllowed(folded.length);
    let best: { readonly known: Known; readonly distance: number } | null = null;
    for (const known of this.alike(folded)) {
      if (known.word === word.toLowerCase()) continue;
      const distance = editDistance(folded, known.folded, most);
      if (distance > most) continue;
      const isBetter =
        best === null ||
        distance < best.distance ||
        (distance === best.distance && known.count > best.known.count);
      if (isBetter) best = { known, distance };
    }
    return best?.known.word ?? null;
  }

  /** Those that share the most trigrams with it. */
  private alike(folded: string): Known[] {
    const shared = new Map<number, number>();
    for (const trigram of trigramsOf(folded)) {
      for (const index of this.byTrigram.get(trigram) ?? []) shared.set(index, (shared.get(index) ?? 0) + 1);
    }
    const likest = [...shared].sort((a, b) => b[1] - a[1]).slice(0, COMPARED);
    return likest.flatMap(([index]) => this.known[index] ?? []);
  }
}

/** Its runs of three letters, with its beginning and end marked. */
function trigramsOf(folded: string): Set<string> {
  const marked = `  ${folded} `;
  const trigrams = new Set<string>();
  for (let at = 0; at + 3 <= marked.length; at += 1) trigrams.add(marked.slice(at, at + 3));
  return trigrams;
}

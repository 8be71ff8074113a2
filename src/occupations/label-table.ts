import type { LabelRecord } from '../domain/taxonomy.ts';
import type { LabelMatch } from './concept-index.ts';
import { foldLabel, foldToAscii } from './fold-label.ts';
import { GramIndex } from './gram-index.ts';
import { labelVariants } from './label-variants.ts';
import { stemPhrase } from './stem-label.ts';
import type { TitleWord } from './title-words.ts';

/** A label as it was met. */
export interface Meeting {
  readonly label: LabelRecord;
  /** How much of the label was met: 1 the whole, less for a part of it. */
  readonly share: number;
}

/** Labels that a phrase was found to be, and how. */
export interface Met {
  readonly match: LabelMatch;
  readonly meetings: readonly Meeting[];
}

const NOTHING: readonly Meeting[] = [];

/**
 * All labels by how they may be met. Every distinct spelling is one *text*; what is needed only for what is misspelt
 * or unknown is built when it is first asked for.
 */
export class LabelTable {
  readonly #places = new Map<string, number>();
  readonly #texts: string[] = [];
  readonly #meetings: Meeting[][] = [];
  #ascii: ReadonlyMap<string, readonly number[]> | null = null;
  /** The first words of the texts in `#ascii`. */
  #asciiBeginnings: ReadonlySet<string> | null = null;
  #stems: ReadonlyMap<string, readonly number[]> | null = null;
  #joined: ReadonlyMap<string, readonly number[]> | null = null;
  #grams: GramIndex | null = null;

  constructor(labels: readonly LabelRecord[]) {
    for (const label of labels) {
      for (const { text, share } of labelVariants(label.label)) this.#add(foldLabel(text), { label, share });
    }
  }

  /** What a folded phrase is, letter by letter. */
  exact(folded: string): readonly Meeting[] {
    const place = this.#places.get(folded);
    return place === undefined ? NOTHING : (this.#meetings[place] ?? NOTHING);
  }

  /** What a folded phrase is, the closest way of meeting it first; empty where it is no label. */
  meet(folded: string): Met[] {
    const found: Met[] = [];
    const add = (match: LabelMatch, meetings: readonly Meeting[]): void => {
      if (meetings.length > 0) found.push({ match, meetings });
    };
    add('exact', this.exact(folded));
    this.#ascii ??= this.#by(foldToAscii);
    add('inflected', this.#at(this.#ascii.get(foldToAscii(folded))));
    this.#stems ??= this.#by(stemPhrase);
    const stemmed = stemPhrase(folded);
    add('inflected', this.#at(this.#stems.get(stemmed)));
    this.#joined ??= this.#by(joined);
    for (const key of joinings(stemmed.split(' '))) add('compound', this.#at(this.#joined.get(key)));
    return found;
  }

  /**
   * Whether `meet` may find something of so many folded words in a row. Never false where it would, and false of nearly
   * all else: whatever a phrase is met by but its letters, its joined stems are those of a label too.
   */
  mayMeet(words: readonly TitleWord[], from: number, length: number): boolean {
    this.#joined ??= this.#by(joined);
    this.#ascii ??= this.#by(foldToAscii);
    this.#asciiBeginnings ??= new Set(this.#texts.map((text) => beginningOf(foldToAscii(text))));
    const own = words.slice(from, from + length);
    const stems = own.map(({ stem }) => stem);
    if (joinings(stems).some((key) => this.#joined?.has(key))) return true;
    const [first] = own;
    if (first === undefined || !this.#asciiBeginnings.has(first.ascii)) return false;
    return this.#ascii.has(own.map(({ ascii }) => ascii).join(' '));
  }

  /** Labels spelt like a folded text, with how alike they are. */
  alike(
    folded: string,
    limit: number,
    least: number,
  ): { readonly score: number; readonly meetings: readonly Meeting[] }[] {
    this.#grams ??= new GramIndex(this.#texts);
    return this.#grams
      .alike(folded, limit, least)
      .map(({ at, score }) => ({ score, meetings: this.#meetings[at] ?? NOTHING }));
  }

  #add(folded: string, meeting: Meeting): void {
    if (folded === '') return;
    const known = this.#places.get(folded);
    if (known !== undefined) {
      this.#meetings[known]?.push(meeting);
      return;
    }
    this.#places.set(folded, this.#texts.length);
    this.#texts.push(folded);
    this.#meetings.push([meeting]);
  }

  #by(keyOf: (folded: string) => string): ReadonlyMap<string, readonly number[]> {
    const map = new Map<string, number[]>();
    this.#texts.forEach((text, place) => {
      const key = keyOf(text);
      const known = map.get(key);
      if (known === undefined) map.set(key, [place]);
      else known.push(place);
    });
    return map;
  }

  #at(places: readonly number[] | undefined): readonly Meeting[] {
    return places === undefined ? NOTHING : places.flatMap((place) => this.#meetings[place] ?? []);
  }
}

function joined(folded: string): string {
  return stemPhrase(folded).replaceAll(' ', '');
}

/** Stems as one word, bare or with a sound between two of them: "butik assistent" is "butiksassistent". */
function joinings(stems: readonly string[]): string[] {
  const links = stems.length === 2 ? ['', 's', 'e'] : [''];
  return links.map((link) => stems.join(link));
}

function beginningOf(text: string): string {
  const end = text.indexOf(' ');
  return end === -1 ? text : text.slice(0, end);
}

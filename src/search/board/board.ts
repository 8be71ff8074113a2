import type { OccupationBasis } from '../../domain/codes.ts';
import { FACETS, type FacetName, facetMarks } from '../../store/facet-codes.ts';
import type { BoardRow } from '../../store/read-board-rows.ts';
import { float64, int32, uint8, uint16 } from './columns.ts';
import { readLexemes } from './read-lexemes.ts';
import { SlotSet } from './slot-set.ts';
import { TermLists } from './term-lists.ts';

/** Flags of a word in a vacancy: stands in its headline, and in its title. */
export const IN_HEADLINE = 1;
export const IN_TITLE = 2;

const BASES = [null, 'stated', 'mapped', 'inferred'] as const satisfies readonly (OccupationBasis | null)[];
/** Up to so many slots may be of vacancies that were taken down before the board is built anew, if they are a third. */
const FEW_DEAD = 4096;

type Candidates = readonly { readonly concept: number; readonly confidence: number }[];

const markColumns = () =>
  ({
    country: uint8(),
    municipality: uint16(),
    occupation: uint16(),
    hours: uint8(),
    duration: uint8(),
    language: uint8(),
    source: uint16(),
  }) as const satisfies Record<FacetName, unknown>;

/** What is known of each vacancy, by slot. */
export interface BoardColumns {
  readonly marks: Readonly<Record<FacetName, Uint8Array | Uint16Array>>;
  /** Milliseconds; NaN where not told. */
  readonly publishedAt: Float64Array;
  /** The second key of the order "newest first". */
  readonly byPublished: Float64Array;
  /** Milliseconds; NaN where not told. */
  readonly deadline: Float64Array;
  /** Milliseconds; Infinity where no end is told. */
  readonly openUntil: Float64Array;
  /** NaN where there is none. */
  readonly confidence: Float64Array;
  /** -1 where it is unknown. */
  readonly workplace: Int32Array;
}

/**
 * All open vacancies, in memory, as far as a search has to know of them: each in a *slot*, a small number. A vacancy that
 * changes is taken down and put up in a new slot, so that everything only grows at its end; what is left behind is
 * cleared away now and then.
 */
export class Board {
  #slots = 0;
  #dead = 0;
  readonly #lists = new TermLists();
  #alive = new SlotSet(1024);
  readonly #slotOf = new Map<string, number>();
  /** The ISCO-08 codes there are. */
  readonly #groups = new Set<string>();
  readonly #ids: string[] = [];
  readonly #concepts: (readonly number[])[] = [];
  readonly #candidates: (Candidates | null)[] = [];
  readonly #requires: (readonly string[])[] = [];
  readonly #escos: (string | null)[] = [];
  readonly #columns = {
    ...markColumns(),
    publishedAt: float64(),
    byPublished: float64(),
    deadline: float64(),
    openUntil: float64(),
    confidence: float64(),
    workplace: int32(),
    basis: uint8(),
    titleEnd: uint16(),
    headlineEnd: uint16(),
  };
  /** Lists and concepts repeat: each distinct one is kept once. */
  readonly #known = new Map<string, readonly (string | number)[]>();

  /** How many vacancies are on it. */
  get size(): number {
    return this.#slotOf.size;
  }

  get terms(): number {
    return this.#lists.terms;
  }

  ids(): Iterable<string> {
    return this.#slotOf.keys();
  }

  /** Puts a vacancy up or, where it is closed, takes it down. */
  put(row: BoardRow): void {
    this.remove(row.id);
    if (!row.isOpen) return;
    const slot = this.#slots;
    this.#slots += 1;
    if (slot >= this.#alive.slots) this.#alive = this.#alive.copy(slot * 2);
    this.#alive.add(slot);
    this.#slotOf.set(row.id, slot);
    this.#setColumns(slot, row);
    this.#listWords(slot, row.document);
    for (const concept of row.concepts ?? []) this.#list(conceptTerm(concept), slot);
    if (row.isco !== null) {
      this.#groups.add(row.isco);
      this.#list(groupTerm(row.isco), slot);
    }
    const municipality = this.#columns.municipality.values[slot] ?? 0;
    if (municipality > 0) this.#list(municipalityTerm(municipality), slot);
  }

  /** @returns whether it was there. */
  remove(id: string): boolean {
    const slot = this.#slotOf.get(id);
    if (slot === undefined) return false;
    this.#slotOf.delete(id);
    this.#alive.delete(slot);
    this.#dead += 1;
    return true;
  }

  /** Whether so much was taken down that clearing away pays. */
  get isWorn(): boolean {
    return this.#dead > FEW_DEAD && this.#dead * 3 > this.#slots;
  }

  /** To be called when it was filled: gives memory back. */
  trim(): void {
    this.#lists.trim();
  }

  /** Every vacancy that is up. */
  all(): SlotSet {
    return this.#alive.copy(this.#alive.slots);
  }

  none(): SlotSet {
    return new SlotSet(this.#alive.slots);
  }

  /** Those in which a word stands. */
  withWord(lexeme: string, flags = 0): SlotSet {
    const found = this.none();
    this.#lists.collect(lexeme, found, flags);
    return found;
  }

  withConcepts(concepts: readonly number[]): SlotSet {
    const found = this.none();
    for (const concept of concepts) this.#lists.collect(conceptTerm(concept), found);
    return found;
  }

  /** @param groups ISCO-08 codes of one to four digits: a shorter one stands for all below it. */
  withGroups(groups: readonly string[]): SlotSet {
    const found = this.none();
    for (const group of groups) {
      for (const code of this.#groups)
        if (code.startsWith(group)) this.#lists.collect(groupTerm(code), found);
    }
    return found;
  }

  /** Those whose code is exactly one of these. */
  withUnitGroups(groups: readonly string[]): SlotSet {
    const found = this.none();
    for (const group of groups) this.#lists.collect(groupTerm(group), found);
    return found;
  }

  /** @param codes of municipalities. */
  inMunicipalities(codes: readonly string[]): SlotSet {
    const found = this.none();
    for (const code of codes) this.#lists.collect(municipalityTerm(Number(code)), found);
    return found;
  }

  id = (slot: number): string => this.#ids[slot] ?? '';
  concepts = (slot: number): readonly number[] => this.#concepts[slot] ?? [];
  /** What its title may mean, where that is not known; null where it is. */
  candidates = (slot: number): Candidates | null => this.#candidates[slot] ?? null;
  requires = (slot: number): readonly string[] => this.#requires[slot] ?? [];
  esco = (slot: number): string | null => this.#escos[slot] ?? null;
  basis = (slot: number): OccupationBasis | null => BASES[this.#columns.basis.values[slot] ?? 0] ?? null;

  /**
   * Those in which words stand one after the other.
   * @param flags that all of them have; then they stand within the headline, or the title.
   */
  withPhrase(lexemes: readonly string[], flags = 0): SlotSet {
    const among = this.all();
    for (const lexeme of lexemes) among.keep(this.withWord(lexeme, flags));
    const ends = this.#endOf(flags);
    /** By slot: where the words so far have ended. */
    let phrases = new Map<number, readonly number[]>();
    for (const [index, lexeme] of lexemes.entries()) {
      const longer = new Map<number, readonly number[]>();
      this.#lists.visitPlaces(lexeme, among, (slot, places) => {
        const before = phrases.get(slot) ?? [];
        const end = ends === null ? Number.POSITIVE_INFINITY : (ends[slot] ?? 0);
        const fitting = places.filter((place) => place <= end && (index === 0 || before.includes(place - 1)));
        if (fitting.length > 0) longer.set(slot, fitting);
      });
      phrases = longer;
    }
    const found = this.none();
    for (const slot of phrases.keys()) found.add(slot);
    return found;
  }

  /** By slot: the last place of the title or the headline; null where any place will do. */
  #endOf(flags: number): Uint16Array | null {
    if ((flags & IN_TITLE) !== 0) return this.#columns.titleEnd.values;
    return (flags & IN_HEADLINE) !== 0 ? this.#columns.headlineEnd.values : null;
  }

  /** The columns as they stand, to be read until the next vacancy is put up. */
  read(): BoardColumns {
    const { publishedAt, byPublished, deadline, openUntil, confidence, workplace, ...marks } = this.#columns;
    return {
      marks: {
        country: marks.country.values,
        municipality: marks.municipality.values,
        occupation: marks.occupation.values,
        hours: marks.hours.values,
        duration: marks.duration.values,
        language: marks.language.values,
        source: marks.source.values,
      },
      publishedAt: publishedAt.values,
      byPublished: byPublished.values,
      deadline: deadline.values,
      openUntil: openUntil.values,
      confidence: confidence.values,
      workplace: workplace.values,
    };
  }

  #setColumns(slot: number, row: BoardRow): void {
    this.#ids[slot] = row.id;
    this.#concepts[slot] = this.#once(row.concepts ?? []);
    this.#candidates[slot] =
      row.candidates === null
        ? null
        : row.candidates.map(({ concept, confidence }) => ({ concept, confidence }));
    this.#requires[slot] = this.#once(row.requires ?? []);
    this.#escos[slot] = row.esco === null ? null : (this.#once([row.esco])[0] ?? null);
    const columns = this.#columns;
    const marks = facetMarks(row.facets);
    for (const facet of FACETS) columns[facet].set(slot, marks[facet]);
    columns.publishedAt.set(slot, row.publishedAt ?? Number.NaN);
    columns.byPublished.set(slot, Number(row.byPublished));
    columns.deadline.set(slot, row.deadline ?? Number.NaN);
    columns.openUntil.set(slot, row.openUntil ?? Number.POSITIVE_INFINITY);
    columns.confidence.set(slot, row.confidence ?? Number.NaN);
    columns.workplace.set(slot, row.workplace ?? -1);
    columns.basis.set(slot, BASES.indexOf(row.basis));
  }

  #once<Item extends string | number>(items: readonly Item[]): readonly Item[] {
    const key = `${typeof items[0]} ${items.join('\n')}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known as readonly Item[];
    this.#known.set(key, items);
    return items;
  }

  #list(term: string, slot: number): void {
    this.#lists.append(this.#lists.numberOf(term), slot);
  }

  #listWords(slot: number, document: string): void {
    let [titleEnd, headlineEnd] = [0, 0];
    readLexemes(document, ({ text, from, to, places, lastInTitle, lastInHeadline }) => {
      const flags = (lastInHeadline > 0 ? IN_HEADLINE : 0) | (lastInTitle > 0 ? IN_TITLE : 0);
      this.#lists.append(this.#lists.numberOf(text, from, to), slot, flags, places);
      titleEnd = Math.max(titleEnd, lastInTitle);
      headlineEnd = Math.max(headlineEnd, lastInHeadline);
    });
    this.#columns.titleEnd.set(slot, titleEnd);
    this.#columns.headlineEnd.set(slot, headlineEnd);
  }
}

/** Before what is no word: stands in no lexeme, which are letters and digits. */
const OWN = '\u0001';
const conceptTerm = (concept: number): string => `${OWN}c${concept}`;
const groupTerm = (code: string): string => `${OWN}g${code}`;
const municipalityTerm = (code: number): string => `${OWN}m${code}`;

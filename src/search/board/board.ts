import type { OccupationBasis } from '../../domain/codes.ts';
import { FACETS, type FacetName, facetMarks } from '../../store/facet-codes.ts';
import { type BoardRow, LEXEME_GAP } from '../../store/read-board-rows.ts';
import { float64, int32, uint8, uint16 } from './columns.ts';
import { SlotSet } from './slot-set.ts';
import { TermLists } from './term-lists.ts';

/** Flags of a word in a vacancy: stands in its headline, and in its title. */
export const IN_HEADLINE = 1;
export const IN_TITLE = 2;

const BASES = [null, 'stated', 'mapped', 'inferred'] as const satisfies readonly (OccupationBasis | null)[];
/** Up to so many slots may be of vacancies that were taken down before the board is built anew, if they are a third. */
const FEW_DEAD = 4096;

type Candidates = readonly { readonly concept: number; readonly confidence: number }[];

const MARK_COLUMNS = () =>
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
    ...MARK_COLUMNS(),
    publishedAt: float64(),
    byPublished: float64(),
    deadline: float64(),
    openUntil: float64(),
    confidence: float64(),
    workplace: int32(),
    basis: uint8(),
  };
  /** By term: what flags it has in the vacancy that is being put up. */
  #flags = new Uint8Array(1024);
  /** Lists and concepts repeat: each distinct one is kept once. */
  readonly #known = new Map<string, readonly (string | number)[]>();

  /** How many vacancies are on it. */
  get size(): number {
    return this.#slotOf.size;
  }

  /** One more than the highest slot. */
  get slots(): number {
    return this.#slots;
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
    if (slot >= this.#alive.words.length * 32) this.#alive = this.#alive.copy(slot * 2);
    this.#alive.add(slot);
    this.#slotOf.set(row.id, slot);
    this.#setColumns(slot, row);
    this.#listWords(slot, row);
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

  /** Every vacancy that is up. */
  all(): SlotSet {
    return this.#alive.copy(Math.max(this.#slots, this.#alive.words.length * 32));
  }

  none(): SlotSet {
    return new SlotSet(this.#alive.words.length * 32);
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

  #listWords(slot: number, { title, headline, document }: BoardRow): void {
    const inTitle = this.#numbersOf(title);
    const inHeadline = this.#numbersOf(headline);
    for (const number of inHeadline) this.#flag(number, IN_HEADLINE);
    for (const number of inTitle) this.#flag(number, IN_TITLE);
    for (const number of this.#numbersOf(document)) this.#lists.append(number, slot, this.#flags[number]);
    for (const number of inHeadline) this.#flags[number] = 0;
    for (const number of inTitle) this.#flags[number] = 0;
  }

  #flag(number: number, flag: number): void {
    if (number >= this.#flags.length) {
      const larger = new Uint8Array(number * 2);
      larger.set(this.#flags);
      this.#flags = larger;
    }
    this.#flags[number] = (this.#flags[number] ?? 0) | flag;
  }

  #numbersOf(lexemes: string): number[] {
    const numbers: number[] = [];
    for (let from = 0; from < lexemes.length; ) {
      const gap = lexemes.indexOf(LEXEME_GAP, from);
      const to = gap === -1 ? lexemes.length : gap;
      numbers.push(this.#lists.numberOf(lexemes, from, to));
      from = to + 1;
    }
    return numbers;
  }
}

// Among the words, and none of them: the sign before stands in no lexeme.
const conceptTerm = (concept: number): string => `${LEXEME_GAP}c${concept}`;
const groupTerm = (code: string): string => `${LEXEME_GAP}g${code}`;
const municipalityTerm = (code: number): string => `${LEXEME_GAP}m${code}`;

import type { Hours, Language } from '../domain/codes.ts';
import type { EmployerKey } from './employer-key.ts';
import type { PlaceKey } from './place-key.ts';
import type { PostingSketch } from './posting-sketch.ts';
import { stemWord } from './stem-word.ts';
import type { TextSample } from './text-sample.ts';
import type { TitleWord } from './title-words.ts';

/**
 * A list; or how JSON writes it, without brackets, where nothing is escaped: `"a","b"`. Most pairs are told apart
 * before most of their lists are looked at.
 */
export type StoredList = string | readonly string[];

/** All of a sketch but its text, as it is stored: of the title the words alone. */
export interface StoredParts {
  readonly id: string;
  readonly externalIds: StoredList;
  readonly urls: StoredList;
  readonly title: StoredList;
  readonly context: StoredList;
  readonly employer: {
    readonly number: string | null;
    readonly name: string | null;
    readonly words: StoredList;
  };
  readonly place: PlaceKey;
  readonly language: Language | null;
  readonly hours: Hours | null;
  readonly positions: number | null;
  readonly published: string | null;
  readonly deadline: string | null;
  readonly extents: StoredList;
}

/** Thrown by a text that has not been read. One for all: where it is thrown from is no news. */
export const TEXT_NOT_READ = new Error('the text of a sketch was looked at before it was read');

/** A sketch whose lists are made when they are looked at, and whose text may not have been read. */
export class StoredSketch implements PostingSketch {
  readonly id: string;
  readonly employer: EmployerKey;
  readonly place: PlaceKey;
  readonly language: Language | null;
  readonly hours: Hours | null;
  readonly positions: number | null;
  readonly published: string | null;
  readonly deadline: string | null;
  readonly #parts: StoredParts;
  readonly #text: TextSample | null;
  #externalIds: readonly string[] | null = null;
  #urls: readonly string[] | null = null;
  #title: readonly TitleWord[] | null = null;
  #context: readonly string[] | null = null;
  #extents: readonly string[] | null = null;

  /** @param text null: not read. */
  constructor(parts: StoredParts, text: TextSample | null = null) {
    this.id = parts.id;
    this.employer = new StoredEmployer(parts.employer);
    this.place = parts.place;
    this.language = parts.language;
    this.hours = parts.hours;
    this.positions = parts.positions;
    this.published = parts.published;
    this.deadline = parts.deadline;
    this.#parts = parts;
    this.#text = text;
  }

  get externalIds(): readonly string[] {
    this.#externalIds ??= listOf(this.#parts.externalIds);
    return this.#externalIds;
  }

  get urls(): readonly string[] {
    this.#urls ??= listOf(this.#parts.urls);
    return this.#urls;
  }

  get title(): readonly TitleWord[] {
    this.#title ??= listOf(this.#parts.title).map((word) => ({ word, stem: stemWord(word) }));
    return this.#title;
  }

  get context(): readonly string[] {
    this.#context ??= listOf(this.#parts.context);
    return this.#context;
  }

  get extents(): readonly string[] {
    this.#extents ??= listOf(this.#parts.extents);
    return this.#extents;
  }

  /** @throws TEXT_NOT_READ */
  get text(): TextSample {
    if (this.#text === null) throw TEXT_NOT_READ;
    return this.#text;
  }

  /** The same sketch, its text read. */
  withText(text: TextSample): StoredSketch {
    return new StoredSketch(this.#parts, text);
  }
}

class StoredEmployer implements EmployerKey {
  readonly number: string | null;
  readonly name: string | null;
  readonly #stored: StoredList;
  #words: readonly string[] | null = null;

  constructor({ number, name, words }: StoredParts['employer']) {
    this.number = number;
    this.name = name;
    this.#stored = words;
  }

  get words(): readonly string[] {
    this.#words ??= listOf(this.#stored);
    return this.#words;
  }
}

const NONE: readonly string[] = [];

function listOf(stored: StoredList): readonly string[] {
  if (typeof stored !== 'string') return stored;
  return stored === '' ? NONE : stored.slice(1, -1).split('","');
}

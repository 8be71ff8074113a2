import type { Language } from '../../domain/codes.ts';
import type { Catalogue } from '../messages/catalogue.ts';

const FILES: Readonly<Record<Language, () => Promise<Catalogue>>> = {
  da: async () => (await import('../messages/da.ts')).da,
  sv: async () => (await import('../messages/sv.ts')).sv,
  en: async () => (await import('../messages/en.ts')).en,
};

/** The messages of the languages that this reader reads, each a file of its own: most read one. */
export class LoadedCatalogues {
  readonly #loaded = new Map<Language, Catalogue>();

  /** @throws where the file does not come. */
  async load(language: Language): Promise<void> {
    if (!this.#loaded.has(language)) this.#loaded.set(language, await FILES[language]());
  }

  /** @throws RangeError for a language that has not been loaded: a fault of ours. */
  of(language: Language): Catalogue {
    const catalogue = this.#loaded.get(language);
    if (catalogue === undefined) throw new RangeError(`messages in ${language} are not loaded`);
    return catalogue;
  }
}

import type { Language } from '../../src/domain/codes.ts';
import type { PostingDraft } from '../../src/domain/posting-draft.ts';
import type { TaxonomyLayer } from '../../src/domain/taxonomy.ts';
import { ANY_VACANCY, type VacancySearch } from '../../src/domain/vacancy.ts';
import { fixedClock } from '../../src/lib/clock.ts';
import { silentLogger } from '../../src/lib/logger.ts';
import { normalisePosting } from '../../src/normalise/normalise-posting.ts';
import { loadPlaces } from '../../src/normalise/places/load-places.ts';
import { createLiveConceptIndex } from '../../src/occupations/live-concept-index.ts';
import { createVacancySearch } from '../../src/search/vacancy-search.ts';
import { createHarvestStore } from '../../src/store/create-harvest-store.ts';
import { openDatabase } from '../../src/store/database.ts';
import { migrate } from '../../src/store/migrate.ts';
import { createTaxonomyStore } from '../../src/store/taxonomy-store.ts';
import type { GoldAd } from './gold.ts';
import type { Finder } from './hits.ts';

const CLOCK = fixedClock('2026-11-27T12:00:00+01:00');
const TEN = 10;

/** The gold's titles as open vacancies of both countries, in a database of their own, searched as readers do. */
export interface Market {
  readonly pool: Awaited<ReturnType<typeof openDatabase>>['pool'];
  /** Puts these layers in, and the ads anew by what is then known. */
  fill(layers: readonly TaxonomyLayer[]): Promise<void>;
  /** Titles of a country's vacancies. */
  finder(country: 'DK' | 'SE'): Finder;
  /** The unit group of what a query was understood as in the first place; null where it was not. */
  understand(query: string): Promise<string | null>;
  close(): Promise<void>;
}

export async function openMarket(
  folder: string,
  danish: readonly GoldAd[],
  swedish: readonly GoldAd[],
): Promise<Market> {
  const database = await openDatabase({
    databaseUrl: null,
    dataDir: folder,
    share: false,
    logger: silentLogger,
  });
  await migrate(database);
  const taxonomy = createTaxonomyStore(database);
  const concepts = createLiveConceptIndex(taxonomy);
  const places = await loadPlaces();
  const store = createHarvestStore(database, CLOCK);
  const search: VacancySearch = createVacancySearch({
    database,
    clock: CLOCK,
    municipalityName: (code) => places.municipality(code)?.name ?? null,
    occupations: concepts,
  });
  const write = async (source: string, drafts: readonly PostingDraft[]): Promise<void> => {
    const run = { id: await store.beginRun(source, CLOCK.now(), 'listing'), source, at: CLOCK.now() };
    const postings = drafts.map((draft) => {
      const normalised = normalisePosting(draft, places, CLOCK, concepts);
      if (normalised.kind !== 'posting') throw new Error(`“${draft.title}” became no posting`);
      return { version: '1', posting: normalised.posting, payload: null };
    });
    await store.write(run, postings);
  };
  const ask = (change: Partial<typeof ANY_VACANCY>) =>
    search.search({ ...ANY_VACANCY, sort: 'relevance', limit: TEN, ...change });
  return {
    pool: database.pool,
    async fill(layers) {
      await taxonomy.replace(layers, CLOCK.now());
      await concepts.refresh();
      await write(
        'jobnet',
        danish.map((ad, index) => draftOf(ad, index, 'da')),
      );
      await write(
        'jobtech',
        swedish.map((ad, index) => draftOf(ad, index, 'sv')),
      );
      await database.pool.query('analyze');
    },
    finder: (country) => async (title) => {
      const { items } = await ask({ q: title, countries: [country] });
      return items.map((item) => item.title);
    },
    async understand(query) {
      const { understood } = await ask({ q: query, limit: 1 });
      return understood[0]?.isco ?? null;
    },
    close: () => database.close(),
  };
}

function draftOf({ title, code }: GoldAd, index: number, language: Language): PostingDraft {
  const isDanish = language === 'da';
  const scheme = isDanish ? 'star-esco' : 'jobtech-occupation-name';
  return {
    sourceId: `${language}-${index}`,
    url: `https://ads.test/${language}/${index}`,
    title,
    body: { kind: 'text', content: title },
    employer: { name: null, orgNumber: null, country: null },
    place: {
      country: isDanish ? 'DK' : 'SE',
      municipalityCode: isDanish ? '0101' : '1280',
      municipalityName: null,
      postcode: null,
      city: null,
      street: null,
      coordinates: null,
      listedIn: null,
    },
    occupations: code === '' ? [] : [{ scheme, code, label: title }],
    hours: null,
    duration: null,
    positions: null,
    publishedAt: null,
    deadline: null,
    openUntil: null,
  };
}

import type { Language } from '../../domain/codes.ts';
import type { TaxonomyLayer } from '../../domain/taxonomy.ts';
import { UpstreamShapeError } from '../../lib/errors.ts';
import { askJson } from './ask-json.ts';
import { EscoConcept, EscoPage } from './esco-answer.ts';
import { escoLayer } from './esco-layer.ts';
import type { PageShelf } from './page-shelf.ts';
import { ReadableShare } from './readable-share.ts';
import type { TaxonomyContext } from './taxonomy-source.ts';

/** ESCO's edition; its service answers of an old one where none is asked for. */
const EDITION = 'v1.2.0';
/** ESCO's occupations with the groups of ISCO-08 above them. */
const SCHEME = 'http://data.europa.eu/esco/concept-scheme/occupations';
const PAGE = 100;
/** More pages than this are no listing that ends. */
const MOST_PAGES = 500;
/** Fewer concepts than this are not ESCO. */
const LEAST = 1_000;
/** Occupations without a group that are no sign yet of another shape: one in a hundred. */
const MOST_WITHOUT_GROUP = 0.01;
const SPACING_MS = 2_000;

export interface EscoApiOptions extends TaxonomyContext {
  readonly baseUrl: URL;
  readonly language: Language;
  readonly shelf: PageShelf;
  onProgress?(done: number, total: number): void;
}

/**
 * What ESCO's service (https://ec.europa.eu/esco/api) calls its occupations in one language, and their groups of
 * ISCO-08: its whole listing, page by page, gone on with where it was broken off. The pages stay on the shelf.
 * @throws UpstreamError, UpstreamShapeError where it does not come to as many as the service counts.
 */
export async function readEscoApi(options: EscoApiOptions): Promise<TaxonomyLayer> {
  const { baseUrl, language } = options;
  const byUri = new Map<string, EscoConcept>();
  const share = new ReadableShare(`${baseUrl.host}: occupations in ${language}`);
  const uris = new Set<string>();
  let total = 0;
  let offset = 0;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const answer = await readPage(offset, options);
    const before = uris.size;
    for (const [uri, record] of Object.entries(answer._embedded)) {
      if (uris.has(uri)) continue;
      uris.add(uri);
      const concept = share.read(EscoConcept, record);
      if (concept !== null) byUri.set(concept.uri, concept);
    }
    total = answer.total;
    options.onProgress?.(uris.size, total);
    const fresh = uris.size - before;
    if (fresh === 0 || uris.size >= total) break;
    offset = nextOffset(answer, offset, fresh, uris.size);
  }
  try {
    share.require();
    const concepts = [...byUri.values()];
    requireWhole(baseUrl.host, uris.size, total, concepts);
    const layer = escoLayer(language, concepts);
    requireGroups(baseUrl.host, layer);
    return layer;
  } catch (error) {
    // What is wrong in these pages would be wrong again.
    await options.shelf.clear();
    throw error;
  }
}

/**
 * Where the next page begins, as the service's own link says. Without one: its offsets count pages, unless the page
 * showed that they count concepts, by repeating some.
 */
function nextOffset(answer: EscoPage, offset: number, fresh: number, seen: number): number {
  const href = answer._links?.next?.href ?? null;
  const told = href === null ? null : new URL(href, 'http://esco.invalid').searchParams.get('offset');
  if (told !== null && Number(told) > offset) return Number(told);
  return fresh === Object.keys(answer._embedded).length ? offset + 1 : seen;
}

function requireWhole(host: string, seen: number, total: number, concepts: readonly EscoConcept[]): void {
  if (seen < total)
    throw new UpstreamShapeError(`${host} listed ${seen} occupations and groups and counts ${total}`);
  if (concepts.length < LEAST) {
    throw new UpstreamShapeError(
      `${host} listed ${concepts.length} occupations and groups, which are fewer than the ${LEAST} of ESCO at least`,
    );
  }
  if (!concepts.some(({ alternativeLabel }) => Object.keys(alternativeLabel ?? {}).length > 0)) {
    throw new UpstreamShapeError(
      `${host} told no alternative label of any occupation: its shape has changed`,
    );
  }
}

function requireGroups(host: string, { concepts }: TaxonomyLayer): void {
  const without = concepts.filter(({ isco }) => isco === null).length;
  if (without <= concepts.length * MOST_WITHOUT_GROUP) return;
  throw new UpstreamShapeError(
    `${host} told no group of ISCO-08 for ${without} of ${concepts.length} occupations`,
  );
}

async function readPage(offset: number, options: EscoApiOptions): Promise<EscoPage> {
  const { baseUrl, language, shelf } = options;
  const name = `${EDITION}-${language}-${offset}`;
  const kept = EscoPage.safeParse(await shelf.take(name));
  if (kept.success) return kept.data;
  const answer = await askJson(pageUrl(baseUrl, language, offset), SPACING_MS, options);
  const parsed = EscoPage.safeParse(answer);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new UpstreamShapeError(
      `${baseUrl.host} answered with something that is no page of a listing (${issue?.path.join('.')}: ${issue?.message})`,
    );
  }
  await shelf.put(name, parsed.data);
  return parsed.data;
}

function pageUrl(baseUrl: URL, language: Language, offset: number): URL {
  const url = new URL(`${baseUrl.href.replace(/\/$/, '')}/resource/occupation`);
  url.search = new URLSearchParams({
    isInScheme: SCHEME,
    language,
    offset: String(offset),
    limit: String(PAGE),
    full: 'true',
    selectedVersion: EDITION,
  }).toString();
  return url;
}

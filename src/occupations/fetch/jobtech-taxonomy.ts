import { UpstreamError, UpstreamShapeError } from '../../lib/errors.ts';
import { askJson } from './ask-json.ts';
import { JobtechAnswer, JobtechOccupation, JobtechVersions } from './jobtech-answer.ts';
import { jobtechLayer } from './jobtech-layer.ts';
import { ReadableShare } from './readable-share.ts';
import type { TaxonomyContext, TaxonomySource } from './taxonomy-source.ts';

export interface JobtechTaxonomySettings {
  readonly baseUrl: URL;
  /** Null: the newest that is published. */
  readonly version: number | null;
}

/** The newest version when this was written, for a service that does not tell its versions. */
const KNOWN_VERSION = 31;
const PAGE = 500;
/** More pages than this are no listing that ends. */
const MOST_PAGES = 100;
const SPACING_MS = 1_000;

/**
 * JobTech's taxonomy (https://taxonomy.api.jobtechdev.se, GraphQL): what Platsbanken's occupations are in ESCO and in
 * SSYK 2012. All pages of a fetch are of one version; each version is published once and never changes.
 */
export function createJobtechTaxonomy({ baseUrl, version }: JobtechTaxonomySettings): TaxonomySource {
  return {
    id: 'jobtech-taxonomy',
    name: 'JobTech Taxonomy',
    homepage: 'https://jobtechdev.se/en/components/jobtech-taxonomy',
    licence: 'CC0 1.0',
    attribution: 'Occupations in Sweden: JobTech Taxonomy, Arbetsförmedlingen',
    baseUrls: [baseUrl.href],
    // A new version comes every third month or so.
    schedule: { listing: '0 4 * * 0' },
    leastCodes: 1_000,
    async read(context) {
      const pinned = version ?? (await newestVersion(baseUrl, context));
      return jobtechLayer('jobtech-taxonomy', await readOccupations(baseUrl, pinned, context));
    },
  };
}

async function newestVersion(baseUrl: URL, context: TaxonomyContext): Promise<number> {
  try {
    const parsed = JobtechVersions.safeParse(
      await askJson(endpoint(baseUrl, 'main/versions'), SPACING_MS, context),
    );
    if (!parsed.success)
      throw new UpstreamShapeError(`${baseUrl.host} tells its versions in an unknown shape`);
    return Math.max(...parsed.data.map((each) => each['taxonomy/version']));
  } catch (error) {
    if (error instanceof UpstreamError && error.status === 404) return KNOWN_VERSION;
    throw error;
  }
}

async function readOccupations(
  baseUrl: URL,
  version: number,
  context: TaxonomyContext,
): Promise<JobtechOccupation[]> {
  // The same concept has been seen on two pages: each counts once, and a page of only known ones is the end.
  const byId = new Map<string, JobtechOccupation>();
  const share = new ReadableShare(`${baseUrl.host}: occupation-name`);
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const url = endpoint(baseUrl, 'graphql');
    url.searchParams.set('query', question(version, page * PAGE));
    const records = conceptsOf(baseUrl.host, await askJson(url, SPACING_MS, context));
    const before = byId.size;
    for (const record of records) {
      const occupation = share.read(JobtechOccupation, record);
      if (occupation !== null) byId.set(occupation.id, occupation);
    }
    if (records.length < PAGE || byId.size === before) break;
  }
  share.require();
  return [...byId.values()];
}

function conceptsOf(host: string, answer: unknown): readonly unknown[] {
  const parsed = JobtechAnswer.safeParse(answer);
  const [error] = parsed.data?.errors ?? [];
  if (error !== undefined)
    throw new UpstreamShapeError(`${host} refuses the question: ${error.message.slice(0, 200)}`);
  const concepts = parsed.data?.data?.concepts;
  if (concepts === undefined) throw new UpstreamShapeError(`${host} answered without data.concepts`);
  return concepts;
}

function question(version: number, offset: number): string {
  const match = (relation: string): string =>
    `${relation}(type: "esco-occupation") { esco_uri preferred_label }`;
  return [
    `query { concepts(type: "occupation-name", version: "${version}", limit: ${PAGE}, offset: ${offset}) {`,
    'id preferred_label alternative_labels',
    ...['exact_match', 'close_match', 'broad_match', 'narrow_match'].map(match),
    'broader(type: "ssyk-level-4") { ssyk_code_2012 }',
    '} }',
  ].join(' ');
}

function endpoint(baseUrl: URL, name: string): URL {
  return new URL(`${baseUrl.href.replace(/\/$/, '')}/v1/taxonomy/${name}`);
}

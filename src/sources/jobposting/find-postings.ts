import { load } from 'cheerio';
import { parseLooseJson } from './repair-json.ts';

/** Graphs are flat in practice; what nests deeper is something else. */
const DEEPEST = 12;

/** The type by its short name or its address, http or https, with or without prefix. */
const JOB_POSTING = /^(?:schema:|https?:\/\/schema\.org\/)?JobPosting$/i;

export interface FoundPostings {
  /** Objects of the type JobPosting, in the order of the page. */
  readonly postings: readonly object[];
  /** Blocks that speak of a JobPosting and cannot be read. */
  readonly broken: number;
}

/**
 * Finds every JobPosting in a page's `<script type="application/ld+json">` blocks, of which there may be several:
 * alone, in a list, in `@graph` or wherever else it is nested, `@type` being a name or a list of them
 * (https://schema.org/JobPosting, https://www.w3.org/TR/json-ld11/). Never throws.
 */
export function findPostings(html: string): FoundPostings {
  const $ = load(html);
  const postings: object[] = [];
  let broken = 0;
  for (const script of $('script').toArray()) {
    const type = $(script).attr('type') ?? '';
    if (!/^application\/ld\+json\b/i.test(type.trim())) continue;
    const text = $(script).text();
    if (text.trim() === '') continue;
    const parsed = parseLooseJson(text);
    if (parsed.ok) collect(parsed.value, postings, 0);
    else if (text.includes('JobPosting')) broken += 1;
  }
  return { postings, broken };
}

function collect(value: unknown, found: object[], depth: number): void {
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return;
  if (isJobPosting(value)) {
    found.push(value);
    return;
  }
  for (const inner of Object.values(value)) collect(inner, found, depth + 1);
}

function isJobPosting(value: object): boolean {
  const type: unknown = Reflect.get(value, '@type');
  const types: readonly unknown[] = Array.isArray(type) ? type : [type];
  return types.some((name) => typeof name === 'string' && JOB_POSTING.test(name.trim()));
}

import { UpstreamShapeError } from '../../lib/errors.ts';
import { recordVersion } from '../record-version.ts';
import type { SourceEvent } from '../source.ts';
import { findPostings } from './find-postings.ts';
import { mapPosting, ownPageOf } from './map.ts';
import { parsePosting } from './wire.ts';

/** Raise whenever `map.ts` reads a posting differently. */
const MAPPING = 2;

const NOTHING: ReadonlySet<string> = new Set();

export interface ReadPage {
  readonly events: readonly SourceEvent[];
  /** Blocks that speak of a JobPosting and cannot be read. */
  readonly broken: number;
}

/**
 * The postings of one page. A posting's id is the address of its own page or, without one, of the page it stands in;
 * where a page has several of one address, with what tells them apart behind it.
 * @throws UpstreamShapeError where what came is no page.
 */
export function readPage(html: string, page: URL): ReadPage {
  if (!/<\s*(?:!doctype|html|head|body|script|meta|title)\b/i.test(html)) {
    throw new UpstreamShapeError(`${page.host}${page.pathname} is no HTML page`);
  }
  const { postings, broken } = findPostings(html);
  const parsed = postings.map(parsePosting);
  const addresses = parsed.map((posting) => ownPageOf(posting, page) ?? page.href);
  const events = parsed.map((posting, index): SourceEvent => {
    const address = addresses[index] ?? page.href;
    const isAlone = addresses.filter((other) => other === address).length === 1;
    const mark =
      posting.identifier ?? recordVersion([posting.title, posting.jobLocation], 0, NOTHING).slice(0, 12);
    const sourceId = isAlone ? address : `${address}#${encodeURIComponent(mark.trim())}`;
    const mapped = mapPosting(posting, sourceId, page);
    if (mapped.kind === 'rejected') return { type: 'rejected', sourceId, issues: mapped.issues };
    const version = recordVersion(posting, MAPPING, NOTHING);
    return { type: 'posting', version, draft: mapped.draft, issues: mapped.issues };
  });
  if (broken === 0) return { events, broken };
  const issue = { path: 'ld+json', reason: 'not JSON, and not to be repaired', value: `${broken} blocks` };
  return { events: [...events, { type: 'rejected', sourceId: page.href, issues: [issue] }], broken };
}

import type { FieldIssue } from '../../domain/normalised-posting.ts';
import { parseInstant, STOCKHOLM } from '../../lib/zoned-time.ts';
import { parseRecord } from '../parse-record.ts';
import { recordVersion } from '../record-version.ts';
import type { SourceEvent } from '../source.ts';
import type { CentroidMemory } from './centroids.ts';
import { mapAd } from './map.ts';
import { ESSENTIAL_FIELDS, JobtechAd, JobtechHead, JobtechPlaces } from './wire.ts';
import { chooseWorkplace } from './workplace.ts';

/** Raise whenever `map.ts` reads an ad differently. */
const MAPPING = 1;

/** Change from day to day without the ad changing, or tell of people. */
const VOLATILE: ReadonlySet<string> = new Set(['relevance', 'timestamp', 'logo_url', 'application_contacts']);

export type RecordEvent = Extract<SourceEvent, { type: 'posting' | 'outside' | 'rejected' | 'removed' }>;

/** One line of the snapshot or stream. Never throws: what cannot be read is `rejected` with the reason. */
export function readRecord(record: unknown, centroids: CentroidMemory): RecordEvent {
  const head = parseRecord(JobtechHead, record, new Set(['id']));
  if (!head.ok || typeof record !== 'object' || record === null) return rejected(null, head.issues);
  const sourceId = head.value.id.trim();
  if (head.value.removed === true) return removed(sourceId, head.value.removed_date);
  const places = parseRecord(JobtechPlaces, record, new Set());
  if (!places.ok) return rejected(sourceId, places.issues);
  const workplace = chooseWorkplace(places.value);
  if (workplace === null) {
    // "Elsewhere" closes what we have of the ad: a place that could not be read in full does not prove it.
    return places.issues.length === 0 ? { type: 'outside', sourceId } : rejected(sourceId, places.issues);
  }
  const ad = parseRecord(JobtechAd, record, ESSENTIAL_FIELDS);
  if (!ad.ok) return rejected(sourceId, ad.issues);
  const mapped = mapAd(ad.value, workplace, centroids);
  const version = recordVersion(record, MAPPING, VOLATILE);
  return { type: 'posting', version, draft: mapped.draft, issues: [...ad.issues, ...mapped.issues] };
}

/**
 * A line that is not JSON. The id of the ad is what first stands where ids stand, so that the issue can be found and
 * what we have of the ad stays; the text itself may hold people and is not repeated.
 */
export function unreadableLine(text: string, reason: string): RecordEvent {
  const id = /"id"\s*:\s*"?([^"\s,}]+)/.exec(text)?.[1] ?? null;
  return rejected(id, [{ path: '', reason, value: `${text.length} characters` }]);
}

function rejected(sourceId: string | null, issues: readonly FieldIssue[]): RecordEvent {
  return { type: 'rejected', sourceId, issues };
}

function removed(sourceId: string, date: string | null | undefined): RecordEvent {
  const removedAt = date === null || date === undefined ? null : parseInstant(date, STOCKHOLM);
  return { type: 'removed', sourceId, removedAt };
}

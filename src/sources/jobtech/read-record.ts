import type { FieldIssue } from '../../domain/normalised-posting.ts';
import { parseInstant, STOCKHOLM } from '../../lib/zoned-time.ts';
import { parseRecord } from '../parse-record.ts';
import { textOrNull } from '../raw-text.ts';
import { recordVersion } from '../record-version.ts';
import type { SourceEvent } from '../source.ts';
import { type AdPoints, writeVersion } from './ad-version.ts';
import { judgePoint, statedPoint } from './address-point.ts';
import type { CentroidMemory, Point } from './centroids.ts';
import { mapAd } from './map.ts';
import { MAPPING } from './mapping.ts';
import { ESSENTIAL_FIELDS, JobtechAd, JobtechHead, JobtechPlaces } from './wire.ts';
import { chooseWorkplaces, type Workplaces } from './workplace.ts';

/** Change from day to day without the ad changing, or tell of people. */
const VOLATILE: ReadonlySet<string> = new Set(['relevance', 'timestamp', 'logo_url', 'application_contacts']);

export type RecordEvent = Extract<SourceEvent, { type: 'posting' | 'outside' | 'rejected' | 'removed' }>;

/** An ad that may be ours, looked at as far as telling it from others takes; `read` maps the whole of it. */
export interface Candidate {
  readonly type: 'candidate';
  readonly sourceId: string;
  readonly points: AdPoints;
  /** Whether one of the points it claims is known to be its municipality's: then it has to be read once more. */
  readonly atCentroid: boolean;
  /** Hash of all that the ad says. */
  content(): string;
  read(version: string): RecordEvent;
}

/** One line of the snapshot or stream. Never throws: what cannot be read is `rejected` with the reason. */
export function readRecord(record: unknown, centroids: CentroidMemory): RecordEvent {
  const seen = lookAt(record, centroids);
  return seen.type === 'candidate'
    ? seen.read(writeVersion({ ...seen, content: seen.content(), mark: null }))
    : seen;
}

/** As `readRecord`, but leaves an ad that may be ours to be read, which costs far more, by who finds it news. */
export function lookAt(record: unknown, centroids: CentroidMemory): RecordEvent | Candidate {
  const head = parseRecord(JobtechHead, record, new Set(['id']));
  if (!head.ok || typeof record !== 'object' || record === null) return rejected(null, head.issues);
  const sourceId = head.value.id.trim();
  if (head.value.removed === true) return removed(sourceId, head.value.removed_date);
  const places = parseRecord(JobtechPlaces, record, new Set());
  if (!places.ok) return rejected(sourceId, places.issues);
  const workplaces = chooseWorkplaces(places.value);
  if (workplaces === null) {
    // "Elsewhere" closes what we have of the ad: a place that could not be read in full does not prove it.
    return places.issues.length === 0 ? { type: 'outside', sourceId } : rejected(sourceId, places.issues);
  }
  return {
    type: 'candidate',
    sourceId,
    ...lookAtPoints(workplaces, centroids),
    content: () => recordVersion(record, MAPPING, VOLATILE),
    read: (version) => readAd(record, sourceId, version, workplaces, centroids),
  };
}

/**
 * A line that is not JSON. The id of the ad is what first stands where ids stand, so that the issue can be found and
 * what we have of the ad stays; the text itself may hold people and is not repeated.
 */
export function unreadableLine(text: string, reason: string): RecordEvent {
  const id = /"id"\s*:\s*"?([^"\s,}]+)/.exec(text)?.[1] ?? null;
  return rejected(id, [{ path: '', reason, value: `${text.length} characters` }]);
}

function readAd(
  record: object,
  sourceId: string,
  version: string,
  workplaces: Workplaces,
  centroids: CentroidMemory,
): RecordEvent {
  const ad = parseRecord(JobtechAd, record, ESSENTIAL_FIELDS);
  if (!ad.ok) return rejected(sourceId, ad.issues);
  const mapped = mapAd(ad.value, workplaces, centroids);
  return { type: 'posting', version, draft: mapped.draft, issues: [...ad.issues, ...mapped.issues] };
}

/** Each may teach a municipality's point, so all are looked at. */
function lookAtPoints(
  workplaces: Workplaces,
  centroids: CentroidMemory,
): Pick<Candidate, 'points' | 'atCentroid'> {
  const taught: Point[] = [];
  const claimed: Point[] = [];
  let atCentroid = false;
  for (const { address } of workplaces) {
    const point = address === null ? null : statedPoint(address);
    if (address === null || point === null || point === 'impossible') continue;
    const isCentroid = judgePoint(address, point, centroids) === 'municipality';
    const hasStreet = textOrNull(address.street_address) !== null;
    (hasStreet ? claimed : taught).push(point);
    if (hasStreet && isCentroid) atCentroid = true;
  }
  return { points: { taught, claimed }, atCentroid };
}

function rejected(sourceId: string | null, issues: readonly FieldIssue[]): RecordEvent {
  return { type: 'rejected', sourceId, issues };
}

function removed(sourceId: string, date: string | null | undefined): RecordEvent {
  const removedAt = date === null || date === undefined ? null : parseInstant(date, STOCKHOLM);
  return { type: 'removed', sourceId, removedAt };
}

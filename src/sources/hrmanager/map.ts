import type { Duration, Hours } from '../../domain/codes.ts';
import type { FieldIssue } from '../../domain/normalised-posting.ts';
import { NOWHERE, type PlaceDraft, type PostingDraft } from '../../domain/posting-draft.ts';
import { countryCodeOf } from '../country-code.ts';
import { recruitingId, transferredId } from '../employer-ids.ts';
import { countryOfOrgNumber } from '../feed-fields.ts';
import { knownElsewhere } from '../known-elsewhere.ts';
import { bodyOf, textOrNull, webAddressOrNull } from '../raw-text.ts';
import type { HrmanagerTenant } from './settings.ts';
import type { Department, Position } from './wire.ts';
import { parseWireDate, parseWireEnd, type WireDate } from './wire-date.ts';

export type MappedPosition =
  | { readonly kind: 'draft'; readonly draft: PostingDraft; readonly issues: readonly FieldIssue[] }
  /** An invitation to write whenever one likes. */
  | { readonly kind: 'no-vacancy' }
  | { readonly kind: 'rejected'; readonly issues: readonly FieldIssue[] };

/** Labels are the customer's own; only plain ones are understood, the rest say nothing. */
const HOURS: readonly (readonly [RegExp, Hours])[] = [
  [/^(?:fuld ?tid|hel ?tid|full[- ]?time)$/i, 'full_time'],
  [/^(?:del ?tid|part[- ]?time)$/i, 'part_time'],
];
const DURATIONS: readonly (readonly [RegExp, Duration])[] = [
  [
    /^(?:fast(?:ansættelse| ansættelse| stilling)?|tills vidare|tillsvidare(?:anställning)?|permanent)$/i,
    'permanent',
  ],
  [/^(?:vikar(?:iat)?|barselsvikar(?:iat)?|tidsbegrænset(?: ansættelse)?|visstid|temporary)$/i, 'temporary'],
];

/** Ids count per customer. */
export function sourceIdOf(tenant: HrmanagerTenant, id: string): string {
  return `${tenant.alias.toLowerCase()}:${id}`;
}

/** A position of an employer in our terms. What cannot be understood becomes null and an issue. */
export function mapPosition(position: Position, tenant: HrmanagerTenant): MappedPosition {
  if (position.ProjectType === 'OpenApplication') return { kind: 'no-vacancy' };
  const url =
    webAddressOrNull(position.AdvertisementUrlSecure) ?? webAddressOrNull(position.AdvertisementUrl);
  if (url === null) {
    const value = textOrNull(position.AdvertisementUrlSecure);
    const issue = { path: 'AdvertisementUrlSecure', reason: 'no page to link to', value };
    return { kind: 'rejected', issues: [issue] };
  }
  const issues: FieldIssue[] = [];
  const draft: PostingDraft = {
    sourceId: sourceIdOf(tenant, position.Id.trim()),
    url,
    title: position.Name.trim(),
    body: bodyOf(contentOf(position)),
    employer: {
      name: tenant.name,
      orgNumber: tenant.orgNumber ?? null,
      country: countryOfOrgNumber(tenant.orgNumber),
    },
    place: placeOf(position, tenant, issues),
    occupations: [],
    hours: understand(HOURS, position.WorkHours),
    duration: understand(DURATIONS, position.PositionType),
    positions: null,
    publishedAt: timeOf(parseWireDate, position.Published, 'Published', issues),
    deadline: timeOf(parseWireEnd, position.ApplicationDue, 'ApplicationDue', issues),
    openUntil: null,
    ...knownElsewhere({
      ids: [recruitingId(url), transferredId(tenant.orgNumber ?? null, position.Id)],
    }),
  };
  return { kind: 'draft', draft, issues };
}

function contentOf({ Advertisements, ShortDescription }: Position): string {
  const contents = (Advertisements ?? []).map((advertisement) => textOrNull(advertisement?.Content));
  return contents.find((content) => content !== null) ?? textOrNull(ShortDescription) ?? '';
}

/**
 * Where the work is: the department's address or, where that says nothing, the organisation's. Coordinates are the
 * work's own: far from the Sound they overrule an address, which is then only the head office's.
 */
function placeOf(position: Position, tenant: HrmanagerTenant, issues: FieldIssue[]): PlaceDraft {
  const point = pointOf(position.WorkPlaceCoordinates);
  const location = textOrNull(position.PositionLocation?.Name);
  if (point !== null && !isNearTheSound(point)) return { ...NOWHERE, city: location, coordinates: point };
  const department = [position.Department, position.DepartmentTree].find(saysWhere) ?? null;
  const street = textOrNull(department?.Address);
  return {
    ...NOWHERE,
    country: countryOf(position, issues),
    municipalityName: tenant.municipality ?? null,
    postcode: department === null ? null : postcodeOf(department),
    city: department === null ? location : (textOrNull(department.City) ?? location),
    street,
    coordinates: street === null ? null : point,
  };
}

function saysWhere(department: Department | null | undefined): boolean {
  if (department === null || department === undefined) return false;
  return postcodeOf(department) !== null || textOrNull(department.City) !== null;
}

function postcodeOf(department: Department): string | null {
  return textOrNull(department.PostalCode) ?? textOrNull(department.Zip);
}

function countryOf({ Department, DepartmentTree }: Position, issues: FieldIssue[]): string | null {
  const name = textOrNull(Department?.Country) ?? textOrNull(DepartmentTree?.Country);
  if (name === null) return null;
  const code = countryCodeOf(name);
  if (code === null) {
    issues.push({ path: 'DepartmentTree.Country', reason: 'unknown country', value: name });
  }
  return code;
}

interface Point {
  readonly lat: number;
  readonly lon: number;
}

function pointOf(text: string | null | undefined): Point | null {
  const [, lat, lon] = /^\s*(-?\d+(?:\.\d+)?)\s*,\s*(-?\d+(?:\.\d+)?)\s*$/.exec(text ?? '') ?? [];
  if (lat === undefined || lon === undefined) return null;
  const point = { lat: Number(lat), lon: Number(lon) };
  const isOnEarth = Math.abs(point.lat) <= 90 && Math.abs(point.lon) <= 180;
  return isOnEarth && (point.lat !== 0 || point.lon !== 0) ? point : null;
}

/** A box around Sjælland, Bornholm and Skåne, with room to spare. */
function isNearTheSound({ lat, lon }: Point): boolean {
  return lat > 54.3 && lat < 56.8 && lon > 10.7 && lon < 15.5;
}

function understand<T>(words: readonly (readonly [RegExp, T])[], label: string | null | undefined): T | null {
  const said = textOrNull(label);
  return words.find(([pattern]) => said !== null && pattern.test(said))?.[1] ?? null;
}

function timeOf(
  parse: (text: string) => WireDate,
  text: string | null | undefined,
  path: string,
  issues: FieldIssue[],
): string | null {
  const stated = textOrNull(text);
  if (stated === null) return null;
  const date = parse(stated);
  if (date.kind === 'unreadable') issues.push({ path, reason: 'not a time', value: stated });
  return date.kind === 'instant' ? date.instant : null;
}

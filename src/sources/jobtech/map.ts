import type { Duration, Hours } from '../../domain/codes.ts';
import type { FieldIssue } from '../../domain/normalised-posting.ts';
import type { OccupationClaim, PlaceDraft, PostingDraft, StatedPlace } from '../../domain/posting-draft.ts';
import { parseInstant, STOCKHOLM } from '../../lib/zoned-time.ts';
import { knownElsewhere } from '../known-elsewhere.ts';
import { bodyOf, textOrNull, webAddressOrNull } from '../raw-text.ts';
import { judgePoint, statedPoint } from './address-point.ts';
import type { CentroidMemory, Point } from './centroids.ts';
import { requirementsOf } from './requirements.ts';
import type { JobtechAd, JobtechAddress, JobtechConcept } from './wire.ts';
import { countryOf, municipalityCodeOf, type Workplace, type Workplaces } from './workplace.ts';

/** Where Platsbanken shows an ad, for one that does not say. */
const PUBLIC_PAGE = 'https://arbetsformedlingen.se/platsbanken/annonser/';

/** Concepts of `worktime-extent`; "Heltid/Deltid" (hGCt_6Ni_XPz) is both, so neither. */
const HOURS: Readonly<Record<string, Hours | null>> = {
  '6YE1_gAC_R2G': 'full_time',
  '947z_JGS_Uk2': 'part_time',
  hGCt_6Ni_XPz: null,
};

/** Concepts of `employment-duration`. */
const DURATIONS: Readonly<Record<string, Duration>> = {
  a7uU_j21_mkL: 'permanent', // Tills vidare
  qQUd_4qe_NDT: 'temporary', // 6 månader eller längre
  Xj7x_7yZ_jEn: 'temporary', // 3–6 månader
  Sy9J_aRd_ALx: 'temporary', // 11 dagar – 3 månader
  cAQ8_TpB_Tdv: 'temporary', // högst 10 dagar
};

/** Concepts of `employment-type` that say how long where `duration` does not. On-call work may be either. */
const DURATIONS_BY_TYPE: Readonly<Record<string, Duration | null>> = {
  Jh8f_q9J_pbJ: 'temporary', // Sommarjobb/feriejobb
};

export interface MappedAd {
  readonly draft: PostingDraft;
  readonly issues: readonly FieldIssue[];
}

/** An ad of Platsbanken in our terms. What cannot be understood becomes null and an issue. */
export function mapAd(ad: JobtechAd, workplaces: Workplaces, centroids: CentroidMemory): MappedAd {
  const issues: FieldIssue[] = [];
  const sourceId = ad.id.trim();
  const { text, text_formatted: formatted } = ad.description;
  const orgNumber = orgNumberOf(ad, issues);
  const requirements = requirementsOf(ad, issues);
  const draft: PostingDraft = {
    sourceId,
    url: webAddressOrNull(ad.webpage_url) ?? `${PUBLIC_PAGE}${encodeURIComponent(sourceId)}`,
    title: ad.headline.trim(),
    body: bodyOf(textOrNull(formatted) ?? textOrNull(text) ?? ''),
    employer: {
      name: textOrNull(ad.employer?.name) ?? textOrNull(ad.employer?.workplace),
      orgNumber,
      country: orgNumber === null ? null : 'SE',
    },
    place: mapPlaces(workplaces, centroids, issues),
    occupations: occupationsOf(ad),
    ...(requirements.length > 0 ? { requirements } : {}),
    hours: lookUp(HOURS, ad.working_hours_type, 'working_hours_type', issues),
    duration:
      lookUp(DURATIONS, ad.duration, 'duration', issues) ??
      DURATIONS_BY_TYPE[ad.employment_type?.concept_id ?? ''] ??
      null,
    positions: positionsOf(ad.number_of_vacancies),
    publishedAt: timeOf(ad.publication_date, 'publication_date', issues),
    deadline: timeOf(ad.application_deadline, 'application_deadline', issues),
    openUntil: timeOf(ad.last_publication_date, 'last_publication_date', issues),
    ...elsewhereOf(ad),
  };
  return { draft, issues };
}

/** A sole trader's ids hold the personal number: see `orgNumberOf`. */
const OF_A_PERSON = /^46-?(?:\d\d)?\d\d[01]\d{3}-?\d{4}/;

/** The employer's form may lack its scheme. */
function elsewhereOf(ad: JobtechAd): Pick<PostingDraft, 'elsewhere'> {
  const external = textOrNull(ad.external_id)?.toLowerCase() ?? null;
  const original = textOrNull(ad.original_id);
  const form = textOrNull(ad.application_details?.url);
  return knownElsewhere({
    ids: [
      external === null || OF_A_PERSON.test(external) ? null : `dxa:${external}`,
      original === null ? null : `jobtech:${original}`,
    ],
    urls: [webAddressOrNull(form?.replace(/^(?=[^:/?#@\s]+\.[^:/?#@\s]+(?:[/?#]|$))/, 'https://'))],
  });
}

function mapPlaces(
  [first, ...others]: Workplaces,
  centroids: CentroidMemory,
  issues: FieldIssue[],
): PlaceDraft {
  const place = mapPlace(first, centroids, issues);
  if (others.length === 0) return place;
  return { ...place, otherPlaces: others.map((other) => mapPlace(other, centroids, issues)) };
}

function mapPlace(
  { address, side }: Workplace,
  centroids: CentroidMemory,
  issues: FieldIssue[],
): StatedPlace {
  const country = address === null ? null : countryOf(address);
  return {
    country: side === 'skane' ? 'SE' : country,
    municipalityCode: address === null ? null : municipalityCodeOf(address),
    municipalityName: textOrNull(address?.municipality),
    postcode: textOrNull(address?.postcode),
    city: textOrNull(address?.city),
    street: textOrNull(address?.street_address),
    coordinates: address === null ? null : addressPoint(address, centroids, issues),
    // The ad's own region code vouches for Skåne where it names no municipality.
    listedIn: side === 'skane' ? 'SE' : null,
  };
}

/** The point of a street address; one that stands for the municipality is not used. */
function addressPoint(
  address: JobtechAddress,
  centroids: CentroidMemory,
  issues: FieldIssue[],
): Point | null {
  const point = statedPoint(address);
  if (point === 'impossible') {
    const [lon, lat] = address.coordinates ?? [];
    issues.push({
      path: 'workplace_address.coordinates',
      reason: 'not a point on Earth',
      value: `${lon},${lat}`,
    });
    return null;
  }
  return point !== null && judgePoint(address, point, centroids) === 'address' ? point : null;
}

/**
 * Ten digits. Where the third is below 2 it is the personal number of a sole trader (it is a month there), and
 * people are not harvested (https://sv.wikipedia.org/wiki/Organisationsnummer).
 */
function orgNumberOf(ad: JobtechAd, issues: FieldIssue[]): string | null {
  const number = textOrNull(ad.employer?.organization_number)?.replace(/[\s-]/g, '') ?? null;
  if (number === null || /^(?:\d\d)?\d\d[01]\d{7}$/.test(number)) return null;
  if (/^\d{10}$/.test(number)) return number;
  issues.push({ path: 'employer.organization_number', reason: 'not ten digits', value: number.length });
  return null;
}

function occupationsOf(ad: JobtechAd): OccupationClaim[] {
  const claims: OccupationClaim[] = [];
  const name = textOrNull(ad.occupation?.concept_id);
  if (name !== null) {
    claims.push({ scheme: 'jobtech-occupation-name', code: name, label: textOrNull(ad.occupation?.label) });
  }
  const group = textOrNull(ad.occupation_group?.legacy_ams_taxonomy_id);
  if (group !== null && /^\d{4}$/.test(group)) {
    claims.push({ scheme: 'ssyk-2012', code: group, label: textOrNull(ad.occupation_group?.label) });
  }
  return claims;
}

function lookUp<T>(
  table: Readonly<Record<string, T>>,
  concept: JobtechConcept | null,
  path: string,
  issues: FieldIssue[],
): T | null {
  const id = textOrNull(concept?.concept_id);
  if (id === null) return null;
  if (Object.hasOwn(table, id)) return table[id] ?? null;
  issues.push({ path, reason: 'unknown concept', value: `${id} ${concept?.label ?? ''}`.trim() });
  return null;
}

function positionsOf(number: number | null): number | null {
  return number !== null && Number.isInteger(number) && number > 0 ? number : null;
}

/** Stockholm wall clock, without an offset. */
function timeOf(text: string | null, path: string, issues: FieldIssue[]): string | null {
  if (textOrNull(text) === null || text === null) return null;
  const instant = parseInstant(text, STOCKHOLM);
  if (instant === null) issues.push({ path, reason: 'not a time', value: text });
  return instant;
}

import type { Duration, Hours } from '../../domain/codes.ts';
import type { FieldIssue } from '../../domain/normalised-posting.ts';
import type { PlaceDraft, PostingDraft } from '../../domain/posting-draft.ts';
import { COPENHAGEN, parseEnd, parseInstant } from '../../lib/zoned-time.ts';
import { knownElsewhere } from '../known-elsewhere.ts';
import { bodyOf, textOrNull, webAddressOrNull } from '../raw-text.ts';
import { countryCodeOf } from './countries.ts';
import { requirementsOf } from './requirements.ts';
import type { JobnetAd, JobnetAddress, JobnetDetails } from './wire.ts';

/** Where Jobnet shows an ad that has no page of its own. */
const PUBLIC_PAGE = 'https://jobnet.dk/find-job/';

export interface MappedAd {
  readonly draft: PostingDraft;
  readonly issues: readonly FieldIssue[];
}

/**
 * An ad of Jobnet in our terms: what the search lists, and for the employment service's own ads its details. What
 * cannot be understood becomes null and an issue.
 */
export function mapAd(ad: JobnetAd, details: JobnetDetails | null): MappedAd {
  const issues: FieldIssue[] = [];
  const sourceId = ad.jobAdId.trim();
  const orgNumber = companyNumberOf(ad, issues);
  const requirements = requirementsOf(details?.job ?? null, issues);
  const draft: PostingDraft = {
    sourceId,
    url: webAddressOrNull(ad.jobAdUrl) ?? `${PUBLIC_PAGE}${encodeURIComponent(sourceId)}`,
    title: ad.title.trim(),
    body: bodyOf(textOrNull(details?.body) ?? ad.description),
    employer: {
      name: textOrNull(ad.hiringOrgName),
      orgNumber,
      country: orgNumber === null ? null : 'DK',
    },
    place: placeOf(ad, details, issues),
    occupations: occupationsOf(ad),
    ...(requirements.length > 0 ? { requirements } : {}),
    hours: hoursOf(details?.job?.isPartTime ?? ad.workHourPartTime),
    duration: durationOf(details?.job?.isLimitedPeriod),
    positions: positionsOf(details?.application?.availablePositions),
    publishedAt: timeOf(parseInstant, ad.publicationDate, 'publicationDate', issues),
    deadline: deadlineOf(ad, issues),
    openUntil: timeOf(parseEnd, details?.unpublicationDateTime, 'unpublicationDateTime', issues),
    ...knownElsewhere({ urls: [webAddressOrNull(details?.application?.url)] }),
  };
  return { draft, issues };
}

function placeOf(ad: JobnetAd, details: JobnetDetails | null, issues: FieldIssue[]): PlaceDraft {
  const listed: PlaceDraft = {
    country: listedCountryOf(ad, issues),
    municipalityCode: null,
    municipalityName: textOrNull(ad.municipality),
    postcode: postcodeOf(ad.postalCode),
    city: textOrNull(ad.postalDistrictName),
    street: textOrNull(ad.workPlaceAddress),
    coordinates: null,
    listedIn: 'DK',
  };
  const address = detailedAddress(details, listed);
  return address === null ? listed : detailedPlace(address, listed);
}

/** The details' own address, filled up from the listing where the two do not speak of different places. */
function detailedPlace(address: JobnetAddress, listed: PlaceDraft): PlaceDraft {
  const postcode = postcodeOf(address.postalCode);
  const isSamePlace = postcode === null || listed.postcode === null || postcode === listed.postcode;
  const fallback = isSamePlace
    ? listed
    : { municipalityName: null, postcode: null, city: null, street: null };
  return {
    ...listed,
    country: isoCodeOf(address.countryCode) ?? listed.country,
    municipalityName: textOrNull(address.municipality) ?? fallback.municipalityName,
    postcode: postcode ?? fallback.postcode,
    city: textOrNull(address.city) ?? fallback.city,
    street: streetOf(address) ?? fallback.street,
  };
}

/**
 * The workplace of the details where they have one. The employer's own address stands in for it only where the job
 * is said to have a fixed workplace and nothing tells where.
 */
function detailedAddress(details: JobnetDetails | null, listed: PlaceDraft): JobnetAddress | null {
  if (details === null || details.job === null || details.job.noFixedWorkplace === true) return null;
  const { job, employer } = details;
  if (job.address && saysWhere(job.address)) return job.address;
  const isListed = [listed.municipalityName, listed.postcode, listed.city].some((said) => said !== null);
  if (isListed || job.noFixedWorkplace !== false || details.isAnonymousEmployer === true) return null;
  return employer?.address && saysWhere(employer.address) ? employer.address : null;
}

/** Many an address is a country and nothing else. */
function saysWhere(address: JobnetAddress): boolean {
  const { streetName, municipality, city } = address;
  const said = [streetName, municipality, city, postcodeOf(address.postalCode)];
  return said.some((text) => textOrNull(text) !== null);
}

function isoCodeOf(code: string | null | undefined): string | null {
  const upper = textOrNull(code)?.toUpperCase() ?? '';
  return /^[A-Z]{2}$/.test(upper) ? upper : null;
}

function streetOf({ streetName, houseNumber }: JobnetAddress): string | null {
  const street = textOrNull(streetName);
  return street === null ? null : textOrNull(`${street} ${textOrNull(houseNumber) ?? ''}`);
}

function listedCountryOf(ad: JobnetAd, issues: FieldIssue[]): string | null {
  const name = textOrNull(ad.country);
  if (name === null) return null;
  const code = countryCodeOf(name);
  if (code === null) issues.push({ path: 'country', reason: 'unknown country', value: name });
  return code;
}

/** A number on the wire: 800 is "0800", and 0 is nothing. */
function postcodeOf(code: string | null | undefined): string | null {
  const postcode = textOrNull(code);
  if (postcode === null || /^0+$/.test(postcode)) return null;
  return /^\d{1,3}$/.test(postcode) ? postcode.padStart(4, '0') : postcode;
}

function companyNumberOf(ad: JobnetAd, issues: FieldIssue[]): string | null {
  const number = textOrNull(ad.cvr);
  if (number === null || /^\d{8}$/.test(number)) return number;
  issues.push({ path: 'cvr', reason: 'not eight digits', value: number.length });
  return null;
}

function occupationsOf(ad: JobnetAd): PostingDraft['occupations'] {
  const code = textOrNull(ad.conceptUriDa);
  return code === null ? [] : [{ scheme: 'star-esco', code, label: textOrNull(ad.occupation) }];
}

function hoursOf(isPartTime: boolean | null | undefined): Hours | null {
  if (isPartTime === null || isPartTime === undefined) return null;
  return isPartTime ? 'part_time' : 'full_time';
}

function durationOf(isLimited: boolean | null | undefined): Duration | null {
  if (isLimited === null || isLimited === undefined) return null;
  return isLimited ? 'temporary' : 'permanent';
}

function positionsOf(number: number | null | undefined): number | null {
  return typeof number === 'number' && Number.isInteger(number) && number > 0 ? number : null;
}

function deadlineOf(ad: JobnetAd, issues: FieldIssue[]): string | null {
  if (ad.applicationDeadlineStatus === 'NotDisclosed') return null;
  return timeOf(parseEnd, ad.applicationDeadline, 'applicationDeadline', issues);
}

/** Jobnet writes "not said" as the first day of .NET's or of SQL Server's calendar. */
const NEVER = /^(?:0001|1900)-01-01/;

function timeOf(
  parse: (text: string, timeZone: string) => string | null,
  text: string | null | undefined,
  path: string,
  issues: FieldIssue[],
): string | null {
  const stated = textOrNull(text);
  if (stated === null || NEVER.test(stated)) return null;
  const instant = parse(stated, COPENHAGEN);
  if (instant === null) issues.push({ path, reason: 'not a time', value: stated });
  return instant;
}

import { load } from 'cheerio';
import type { FieldIssue } from '../../domain/normalised-posting.ts';
import { NOWHERE, type PlaceDraft, type PostingDraft } from '../../domain/posting-draft.ts';
import { COPENHAGEN, parseEnd, parseInstant } from '../../lib/zoned-time.ts';
import { countryCodeOf } from '../country-code.ts';
import { recruitingId, transferredId } from '../employer-ids.ts';
import { knownElsewhere } from '../known-elsewhere.ts';
import { parsePostalAddress } from '../postal-address.ts';
import { bodyOf, textOrNull, webAddressOrNull } from '../raw-text.ts';
import { readEmploymentTypes } from './employment-type.ts';
import type { JobPosting, Place } from './wire.ts';

export type MappedPosting =
  | { readonly kind: 'draft'; readonly draft: PostingDraft; readonly issues: readonly FieldIssue[] }
  | { readonly kind: 'rejected'; readonly issues: readonly FieldIssue[] };

/**
 * A JobPosting in our terms. What cannot be understood becomes null and an issue.
 * @param page the page it stands in, which is also where to link where it names none of its own.
 */
export function mapPosting(posting: JobPosting, sourceId: string, page: URL): MappedPosting {
  const title = plain(posting.title) ?? plain(posting.name);
  if (title === null) {
    return { kind: 'rejected', issues: [{ path: 'title', reason: 'no title', value: null }] };
  }
  const issues: FieldIssue[] = [];
  const employment = readEmploymentTypes(posting.employmentType);
  for (const type of employment.unknown) {
    issues.push({ path: 'employmentType', reason: 'unknown type', value: type });
  }
  const number = organisationNumberOf(posting);
  const end = timeOf(parseEnd, posting.validThrough, 'validThrough', issues);
  const url = ownPageOf(posting, page) ?? page.href;
  const draft: PostingDraft = {
    sourceId,
    url,
    title,
    body: bodyOf(unescapeHtml(posting.description ?? '')),
    employer: {
      name: plain(posting.hiringOrganization),
      orgNumber: number,
      country: number === null ? null : countryOfNumber(number),
    },
    place: placeOf(posting.jobLocation, issues),
    occupations: [],
    hours: employment.hours,
    duration: employment.duration,
    positions: positionsOf(posting.totalJobOpenings),
    publishedAt: timeOf(parseInstant, posting.datePosted, 'datePosted', issues),
    deadline: end,
    // "The date after when the item is not valid" (https://schema.org/validThrough).
    openUntil: end,
    ...knownElsewhere({ ids: [recruitingId(url), transferredId(number, textOrNull(posting.identifier))] }),
  };
  return { kind: 'draft', draft, issues };
}

/** The posting's own page, where it names one on the same site: elsewhere there may be anything. */
export function ownPageOf({ url }: JobPosting, page: URL): string | null {
  const text = textOrNull(url);
  if (text === null || !URL.canParse(text, page)) return null;
  const own = new URL(text, page);
  own.hash = '';
  return own.host === page.host ? webAddressOrNull(own.href) : null;
}

/** HTML that was escaped once more than it should be: no element in it, and elements once it is unescaped. */
export function unescapeHtml(description: string): string {
  if (bodyOf(description).kind === 'html' || !/&(?:lt|#0*60|#x0*3c);/i.test(description)) return description;
  const unescaped = load(description, {}, false).root().text();
  return bodyOf(unescaped).kind === 'html' ? unescaped : description;
}

/** One line of plain text. */
function plain(text: string | null): string | null {
  const unescaped = text !== null && /&[#\w]+;/.test(text) ? load(text, {}, false).root().text() : text;
  return textOrNull(unescaped?.replace(/\s+/g, ' '));
}

function placeOf(places: readonly Place[], issues: FieldIssue[]): PlaceDraft {
  const drafts = places.map((place) => draftOf(place, issues));
  const [first = NOWHERE] = drafts;
  return (
    drafts.find(isLikelyOurs) ?? drafts.find(({ country }) => country === 'DK' || country === 'SE') ?? first
  );
}

/**
 * Of several places we can keep one: preferably one in our region. All Danish postcodes below 5000 lie in it, and
 * nearly all Swedish ones that begin with 2.
 */
function isLikelyOurs({ country, postcode }: PlaceDraft): boolean {
  const digits = postcode?.replace(/\D/g, '') ?? '';
  return (country !== 'SE' && /^[0-4]\d{3}$/.test(digits)) || (country !== 'DK' && /^2\d{4}$/.test(digits));
}

function draftOf({ line, address, geo }: Place, issues: FieldIssue[]): PlaceDraft {
  const stated =
    address === null
      ? parsePostalAddress(line ?? '')
      : {
          street: plain(address.streetAddress),
          postcode: textOrNull(address.postalCode),
          city: plain(address.addressLocality),
          country: countryOf(address.addressCountry, issues),
        };
  const { latitude: lat, longitude: lon } = geo ?? { latitude: null, longitude: null };
  // Without a street the point is a town's or a municipality's.
  const isPoint =
    stated.street !== null && lat !== null && lon !== null && Math.abs(lat) <= 90 && Math.abs(lon) <= 180;
  return { ...NOWHERE, ...stated, coordinates: isPoint ? { lat, lon } : null };
}

function countryOf(name: string | null, issues: FieldIssue[]): string | null {
  if (name === null) return null;
  const code = countryCodeOf(name);
  if (code === null) {
    issues.push({
      path: 'jobLocation.address.addressCountry',
      reason: 'unknown country',
      value: name,
    });
  }
  return code;
}

/**
 * CVR of eight digits or a Swedish organisation number of ten, also as the VAT number made of it. Where the third
 * digit of ten is below 2 it is a person's (https://sv.wikipedia.org/wiki/Organisationsnummer).
 */
function organisationNumberOf({ organisationNumbers }: JobPosting): string | null {
  for (const given of organisationNumbers) {
    const number = given.replace(/[\s.-]/g, '').toUpperCase();
    const [, cvr, swedish] = /^(?:(?:DK|CVR:?)?(\d{8})|(?:SE)?(\d{10})(?:01)?)$/.exec(number) ?? [];
    if (cvr !== undefined) return cvr;
    if (swedish !== undefined && !/^\d\d[01]/.test(swedish)) return swedish;
  }
  return null;
}

function countryOfNumber(number: string): 'DK' | 'SE' {
  return number.length === 8 ? 'DK' : 'SE';
}

function positionsOf(text: string | null): number | null {
  const number = Number(text ?? 0);
  return Number.isSafeInteger(number) && number > 0 ? number : null;
}

function timeOf(
  parse: (text: string, timeZone: string) => string | null,
  text: string | null,
  path: string,
  issues: FieldIssue[],
): string | null {
  const stated = textOrNull(text);
  if (stated === null) return null;
  const instant = parse(stated, COPENHAGEN);
  if (instant === null) issues.push({ path, reason: 'not a time', value: stated });
  return instant;
}

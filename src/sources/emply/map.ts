import { LANGUAGES } from '../../domain/codes.ts';
import type { FieldIssue } from '../../domain/normalised-posting.ts';
import type { PlaceDraft, PostingDraft } from '../../domain/posting-draft.ts';
import { appendPath } from '../../lib/base-url.ts';
import { COPENHAGEN, parseEnd, parseInstant } from '../../lib/zoned-time.ts';
import { emplyId, transferredId } from '../employer-ids.ts';
import { countryOfOrgNumber } from '../feed-fields.ts';
import { knownElsewhere } from '../known-elsewhere.ts';
import { parsePostalAddress } from '../postal-address.ts';
import { bodyOf, textOrNull, webAddressOrNull } from '../raw-text.ts';
import type { EmplyTenant } from './settings.ts';
import type { Translation, Vacancy } from './wire.ts';

export type MappedVacancy =
  | { readonly kind: 'draft'; readonly draft: PostingDraft; readonly issues: readonly FieldIssue[] }
  /** A talent pool. */
  | { readonly kind: 'no-vacancy' }
  | { readonly kind: 'rejected'; readonly issues: readonly FieldIssue[] };

/** Ids count per career site. */
export function sourceIdOf(tenant: EmplyTenant, shortId: string): string {
  return `${tenant.host.host}:${shortId}`;
}

/** A vacancy of a career site in our terms. What cannot be understood becomes null and an issue. */
export function mapVacancy(vacancy: Vacancy, tenant: EmplyTenant): MappedVacancy {
  if (vacancy.talentPool === true) return { kind: 'no-vacancy' };
  const translation = chooseTranslation(vacancy.translations ?? []);
  const title = textOrNull(translation?.title) ?? textOrNull(vacancy.title);
  if (title === null) return rejected('title', 'no title in any language');
  const url = pageOf(vacancy, tenant);
  if (url === null) return rejected('titleAsUrl', 'no page to link to');
  const issues: FieldIssue[] = [];
  const draft: PostingDraft = {
    sourceId: sourceIdOf(tenant, vacancy.shortId.trim()),
    url,
    title,
    body: bodyOf(translation?.content ?? ''),
    employer: {
      name: tenant.name,
      orgNumber: tenant.orgNumber ?? null,
      country: countryOfOrgNumber(tenant.orgNumber),
    },
    place: placeOf(vacancy, tenant),
    occupations: [],
    hours: null,
    duration: null,
    positions: null,
    publishedAt: timeOf(parseInstant, vacancy.published, 'published', issues),
    deadline: timeOf(parseEnd, vacancy.deadline, 'deadline', issues),
    openUntil: null,
    ...knownElsewhere({
      ids: [
        emplyId(tenant.host.host, vacancy.shortId),
        transferredId(tenant.orgNumber ?? null, vacancy.shortId),
      ],
    }),
  };
  return { kind: 'draft', draft, issues };
}

function rejected(path: string, reason: string): MappedVacancy {
  return { kind: 'rejected', issues: [{ path, reason, value: null }] };
}

/**
 * The translation to show: Danish before Swedish before English before any other, and one with a text before one
 * with none.
 */
export function chooseTranslation(translations: readonly (Translation | null)[]): Translation | null {
  const given = translations.filter((translation) => translation !== null);
  const withText = given.filter(({ content }) => textOrNull(content) !== null);
  const candidates = withText.length > 0 ? withText : given;
  const preferred = LANGUAGES.map((language) =>
    candidates.find(({ languageKey }) => languageOf(languageKey) === language),
  );
  return preferred.find((translation) => translation !== undefined) ?? candidates[0] ?? null;
}

function languageOf(languageKey: string | null | undefined): string | null {
  return languageKey?.toLowerCase().split(/[-_]/)[0] ?? null;
}

function pageOf(vacancy: Vacancy, tenant: EmplyTenant): string | null {
  const elsewhere = webAddressOrNull(vacancy.externalCseAdLink);
  if (elsewhere !== null) return elsewhere;
  const slug = textOrNull(vacancy.titleAsUrl);
  if (slug === null) return null;
  const shortId = encodeURIComponent(vacancy.shortId.trim());
  return appendPath(tenant.host, `ad/${encodeURIComponent(slug)}/${shortId}`).href;
}

function placeOf(vacancy: Vacancy, tenant: EmplyTenant): PlaceDraft {
  const address = parsePostalAddress(vacancy.location ?? '');
  const country = tenant.municipality === undefined ? null : countryOfOrgNumber(tenant.orgNumber);
  return {
    country: address.country ?? country,
    municipalityCode: null,
    municipalityName: tenant.municipality ?? null,
    postcode: address.postcode,
    city: address.city,
    street: address.street,
    coordinates: null,
    listedIn: null,
  };
}

/** .NET writes "not said" as the first day of its calendar. */
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

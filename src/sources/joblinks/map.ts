import type { FieldIssue } from '../../domain/normalised-posting.ts';
import type { PlaceDraft, PostingDraft } from '../../domain/posting-draft.ts';
import { parseInstant, STOCKHOLM } from '../../lib/zoned-time.ts';
import { knownElsewhere } from '../known-elsewhere.ts';
import { bodyOf, textOrNull, webAddressOrNull } from '../raw-text.ts';
import { MUNICIPALITY_CODES, SKANE } from './taxonomy.ts';
import type { LinksAd, LinksAddress } from './wire.ts';

/** The county of Skåne by its number. */
const SKANE_CODE = '12';

export type MappedAd =
  | { readonly kind: 'draft'; readonly draft: PostingDraft; readonly issues: readonly FieldIssue[] }
  /** None of its addresses is in Skåne, or it is Platsbanken's own, which comes whole through another source. */
  | { readonly kind: 'not-ours' }
  /** There is no page to link back to. */
  | { readonly kind: 'rejected'; readonly issues: readonly FieldIssue[] };

/**
 * An ad of JobAd Links in our terms. It is a truncated one: its body is how the ad begins, never the full text, and
 * hours, duration and deadline are not said.
 */
export function mapAd(ad: LinksAd): MappedAd {
  const links = (ad.source_links ?? [])
    .map((link) => webAddressOrNull(link?.url))
    .filter((url) => url !== null);
  if (links.some(isPlatsbanken)) return { kind: 'not-ours' };
  const [url, ...others] = links;
  if (url === undefined) {
    const count = ad.source_links?.length ?? 0;
    const issue = { path: 'source_links', reason: 'no page to link back to', value: `${count} links` };
    return { kind: 'rejected', issues: [issue] };
  }
  const place = placeOf(ad.workplace_addresses ?? []);
  if (place === null) return { kind: 'not-ours' };
  const issues: FieldIssue[] = [];
  const draft: PostingDraft = {
    sourceId: ad.id.trim(),
    url,
    title: ad.headline.trim(),
    body: bodyOf(textOrNull(ad.brief) ?? ''),
    employer: { name: textOrNull(ad.employer?.name), orgNumber: null, country: null },
    place,
    occupations: occupationsOf(ad),
    hours: null,
    duration: null,
    positions: null,
    publishedAt: timeOf(ad.publication_date, issues),
    deadline: null,
    openUntil: null,
    ...knownElsewhere({ urls: others }),
  };
  return { kind: 'draft', draft, issues };
}

function isPlatsbanken(url: string): boolean {
  const { hostname } = new URL(url);
  return hostname === 'arbetsformedlingen.se' || hostname.endsWith('.arbetsformedlingen.se');
}

/** The first address in Skåne. An ad without any is vouched for by the question it answered. */
function placeOf(addresses: readonly (LinksAddress | null)[]): PlaceDraft | null {
  const stated = addresses.filter((address) => address !== null).filter(saysWhere);
  const address = stated.find(isInSkane) ?? null;
  if (address === null && stated.length > 0) return null;
  return {
    country: 'SE',
    municipalityCode: address === null ? null : municipalityCodeOf(address),
    municipalityName: textOrNull(address?.municipality),
    postcode: null,
    city: null,
    street: null,
    coordinates: null,
    listedIn: 'SE',
  };
}

function saysWhere(address: LinksAddress): boolean {
  return Object.values(address).some((said) => textOrNull(said) !== null);
}

function isInSkane(address: LinksAddress): boolean {
  return (
    address.region_concept_id === SKANE ||
    textOrNull(address.region_code) === SKANE_CODE ||
    /^skåne/i.test(textOrNull(address.region) ?? '') ||
    (municipalityCodeOf(address)?.startsWith(SKANE_CODE) ?? false)
  );
}

function municipalityCodeOf(address: LinksAddress): string | null {
  const byConcept = MUNICIPALITY_CODES.get(address.municipality_concept_id ?? '');
  if (byConcept !== undefined) return byConcept;
  const code = textOrNull(address.municipality_code);
  return code !== null && /^\d{3,4}$/.test(code) ? code.padStart(4, '0') : null;
}

/** The group is found by a machine from the ad's text, and given by SSYK code only. */
function occupationsOf({ occupation_group: group }: LinksAd): PostingDraft['occupations'] {
  const code = textOrNull(group?.legacy_ams_taxonomy_id);
  if (code === null || !/^\d{4}$/.test(code)) return [];
  return [{ scheme: 'ssyk-2012', code, label: textOrNull(group?.label) }];
}

/** Stockholm wall clock where there is no offset. */
function timeOf(text: string | null, issues: FieldIssue[]): string | null {
  const stated = textOrNull(text);
  if (stated === null) return null;
  const instant = parseInstant(stated, STOCKHOLM);
  if (instant === null) {
    issues.push({ path: 'publication_date', reason: 'not a time', value: stated });
  }
  return instant;
}

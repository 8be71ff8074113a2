import { COUNTRIES, Country } from '../../domain/codes.ts';
import type { StatedPlace } from '../../domain/posting-draft.ts';
import type { NamedPlace } from './name-finder.ts';
import type { Municipality, PlaceIndex, PostcodeArea } from './place-index.ts';
import { distanceKm, liesInRegion, type Point } from './region-area.ts';

/** The words of the ad, plain: the last evidence of where the work is. */
export interface AdWords {
  readonly title: string;
  /** Asked for only where the title is not enough. */
  readonly text: () => string;
}

export type Resolution =
  | { readonly kind: 'inside'; readonly country: Country; readonly municipality: Municipality | null }
  | { readonly kind: 'outside' }
  | { readonly kind: 'unknown' };

/** What one piece of evidence says; `among` are the municipalities it allows. */
type Verdict =
  | {
      readonly kind: 'inside';
      readonly country: Country;
      readonly municipality: Municipality | null;
      readonly among: readonly string[] | null;
    }
  | { readonly kind: 'outside' }
  | null;

interface Evidence {
  readonly place: StatedPlace;
  readonly words: AdWords;
  readonly places: PlaceIndex;
  /** Stated, vouched for, or given away by a code of Skåne; without it some evidence is ambiguous. */
  readonly country: Country | null;
  /** Usable coordinates. */
  readonly point: Point | null;
}

/** A point this far from every main town of a country's part of the region lies in another part of the country. */
const FAR_KM = 25;

/**
 * Where the work is, by the strongest evidence there is: country, municipality code, municipality name, postcode,
 * town, coordinates, the places named in the title and, for an ad that states nothing but a country, in its text;
 * last the source's own word that the ad belongs to our region. Stronger evidence is never overruled by weaker; it
 * is only made more exact, within what it allows. `point` is null where there are no usable coordinates.
 */
export function resolvePlace(
  place: StatedPlace,
  point: Point | null,
  words: AdWords,
  places: PlaceIndex,
): Resolution {
  const stated = place.country === null ? null : Country.safeParse(place.country.toUpperCase());
  if (stated?.success === false) return { kind: 'outside' };
  const country =
    stated?.data ?? place.listedIn ?? (/^12\d\d$/.test(place.municipalityCode ?? '') ? 'SE' : null);
  const evidence: Evidence = { place, point, words, places, country };
  let found: Exclude<Verdict, null> | null = null;
  for (const judge of [byCode, byName, byPostcode, byTown, byCoordinates, byListing]) {
    const verdict = judge(evidence);
    if (verdict === null) continue;
    if (found === null) found = verdict;
    else if (found.kind === 'inside') found = refine(found, verdict);
    if (found.kind === 'outside') return found;
    if (found.municipality !== null) break;
  }
  return conclude(byWords(evidence, found));
}

function conclude(verdict: Verdict): Resolution {
  if (verdict === null) return { kind: 'unknown' };
  if (verdict.kind === 'outside') return verdict;
  return { kind: 'inside', country: verdict.country, municipality: verdict.municipality };
}

type Inside = Extract<Verdict, { kind: 'inside' }>;

/** Weaker evidence may name the municipality that stronger evidence left open, if that allows it. */
function refine(found: Inside, verdict: Exclude<Verdict, null>): Inside {
  if (verdict.kind === 'outside' || verdict.country !== found.country) return found;
  const { municipality } = verdict;
  const allowed = municipality === null || found.among === null || found.among.includes(municipality.code);
  return allowed ? { ...found, municipality: found.municipality ?? municipality } : found;
}

function inside(municipality: Municipality): Inside {
  return { kind: 'inside', country: municipality.country, municipality, among: null };
}

function byCode({ place, places, country }: Evidence): Verdict {
  const code =
    /^\d{3}$/.test(place.municipalityCode ?? '') && country === 'DK'
      ? `0${place.municipalityCode}`
      : place.municipalityCode;
  if (code === null || !/^\d{4}$/.test(code) || country === null) return null;
  const municipality = places.municipality(code);
  if (municipality?.country === country) return inside(municipality);
  // A Swedish county is the code's first two digits, so that any other than Skåne's 12 is another county.
  const isOutside = country === 'SE' ? !code.startsWith('12') : places.isMunicipalityOutside(code, 'DK');
  return isOutside ? { kind: 'outside' } : null;
}

function byName({ place, places, country }: Evidence): Verdict {
  const name = place.municipalityName?.trim() ?? '';
  if (name === '') return null;
  const municipality = places.findMunicipality(name, country ?? undefined);
  if (municipality !== null) return inside(municipality);
  const countries = country === null ? COUNTRIES : [country];
  return countries.some((each) => places.isMunicipalityOutside(name, each)) ? { kind: 'outside' } : null;
}

/** "DK-2100" and "211 20" as 2100 and 21120; anything else keeps what makes it none. */
export function postcodeDigits(postcode: string): string {
  return postcode.replace(/^\s*(?:DK|SE|S)[\s-]*/i, '').replace(/\s/g, '');
}

function byPostcode({ place, places, country }: Evidence): Verdict {
  const digits = postcodeDigits(place.postcode ?? '');
  const area = country === null ? null : places.postcode(digits, country);
  if (area === null || country === null) return null;
  return !area.inside ? { kind: 'outside' } : insideArea(area, country, places, place);
}

/** The town in the address may tell which of a postcode's municipalities it is; else the one of its post town. */
function insideArea(area: PostcodeArea, country: Country, places: PlaceIndex, place: StatedPlace): Inside {
  const town = place.city === null ? null : places.findTown(place.city, country);
  const [ofTown] = town?.municipalities ?? [];
  const named =
    town?.municipalities.length === 1 && ofTown !== undefined && area.municipalities.includes(ofTown);
  const code = named ? ofTown : area.main;
  const municipality = code === null ? null : places.municipality(code);
  const among = area.municipalities.length === 0 ? null : area.municipalities;
  return { kind: 'inside', country, municipality, among };
}

function byTown({ place, places, country }: Evidence): Verdict {
  const city = place.city?.trim() ?? '';
  if (city === '') return null;
  const town = places.findTown(city, country ?? undefined);
  if (town !== null && !town.shared) {
    const [code, other] = town.municipalities;
    const municipality = code === undefined || other !== undefined ? null : places.municipality(code);
    return { kind: 'inside', country: town.country, municipality, among: town.municipalities };
  }
  const municipality = places.findMunicipality(city, country ?? undefined);
  if (municipality !== null) return inside(municipality);
  return country !== null && town === null && places.isTownOutside(city, country)
    ? { kind: 'outside' }
    : null;
}

function byCoordinates({ places, country, point }: Evidence): Verdict {
  if (point === null) return null;
  const countries = country === null ? COUNTRIES : [country];
  const within = countries.find((each) => liesInRegion(point, each));
  if (within !== undefined) return { kind: 'inside', country: within, municipality: null, among: null };
  const near = places.municipalities().some(({ centre }) => distanceKm(centre, point) <= FAR_KM);
  return near ? null : { kind: 'outside' };
}

function byListing({ place, country }: Evidence): Verdict {
  const { listedIn } = place;
  if (listedIn === null || listedIn !== country) return null;
  return { kind: 'inside', country: listedIn, municipality: null, among: null };
}

/**
 * The title may make known evidence more exact. It decides alone, and after it for Denmark the text (Platsbanken's
 * ads abroad carry nothing but a country), only where the ad states nothing else of its place.
 */
function byWords({ words, places, country }: Evidence, found: Verdict): Verdict {
  if (found?.kind === 'inside' && found.municipality !== null) return found;
  const of = found?.kind === 'inside' ? found.country : country;
  if (of === null || found?.kind === 'outside') return found;
  const title = judgeNames(places.namesIn(words.title, of, 'title'), of, places);
  if (found !== null) return title === null ? found : refine(found, title);
  if (title !== null || of === 'SE') return title;
  return judgeNames(places.namesIn(words.text(), of, 'text'), of, places);
}

/** Ours, if no place outside is named as well; a municipality, if it is the only one. */
function judgeNames(named: readonly NamedPlace[], country: Country, places: PlaceIndex): Verdict {
  const ours = named.filter((place) => place.kind !== 'outside');
  if (ours.length < named.length) return ours.length === 0 ? { kind: 'outside' } : null;
  if (ours.length === 0) return null;
  const codes = new Set(ours.flatMap((place) => (place.kind === 'municipality' ? place.code : [])));
  const [code] = codes;
  const municipality = codes.size === 1 && code !== undefined ? places.municipality(code) : null;
  return { kind: 'inside', country, municipality, among: null };
}

import type { Country } from '../../domain/codes.ts';
import { crowDistance } from '../../timetable/network/distance.ts';
import { foldQuery } from './fold-query.ts';
import type { KnownPlace } from './known-place.ts';
import { coreName, type StopGroup } from './stop-groups.ts';

/** What is known of the region's places, as `PlaceIndex` of the root gives it. */
export interface PlaceFacts {
  municipalities(): readonly {
    readonly code: string;
    readonly country: Country;
    readonly name: string;
    readonly aliases: readonly string[];
    readonly region: string;
    readonly centre: { readonly town: string; readonly lat: number; readonly lon: number };
  }[];
  towns(): readonly {
    readonly name: string;
    readonly country: Country;
    readonly municipalities: readonly string[];
    readonly lat: number | null;
    readonly lon: number | null;
  }[];
  danishPostcodes(): readonly {
    readonly from: number;
    readonly to: number;
    readonly town: string;
    readonly municipalities: readonly string[];
    readonly main: string | null;
  }[];
  swedishPostcodes(): readonly {
    readonly prefix: string;
    readonly towns: string;
    readonly municipalities: readonly string[];
  }[];
}

type Municipality = ReturnType<PlaceFacts['municipalities']>[number];

const MAIN_TOWN = 0.75;
const OTHER_TOWN = 0.3;
const MUNICIPALITY = 0.45;
/** The busiest station's calls weigh 1. */
const MOST_CALLS = 1_000_000;
const RAILS: readonly string[] = ['train', 'metro'];

/** Municipalities and towns; those towns whose place is not known stand where their station is, or are left out. */
export function townsAndMunicipalities(facts: PlaceFacts, groups: readonly StopGroup[]): KnownPlace[] {
  const byCode = new Map(facts.municipalities().map((each) => [each.code, each]));
  const stations = new Map(groups.filter(isStation).map((group) => [coreName(group.name), group]));
  const towns = facts.towns().flatMap((town): KnownPlace[] => {
    const station = stations.get(coreName(town.name));
    const { lat, lon } =
      town.lat === null || town.lon === null
        ? { lat: station?.latitude, lon: station?.longitude }
        : { lat: town.lat, lon: town.lon };
    if (lat === undefined || lon === undefined) return [];
    const [code = ''] = town.municipalities;
    const municipality = town.municipalities.length === 1 ? byCode.get(code) : undefined;
    const isMain = municipality?.centre.town === town.name;
    return [
      {
        id: `town:${town.country}:${foldQuery(town.name).replaceAll(' ', '-')}`,
        type: 'town',
        name: town.name,
        otherNames: isMain ? municipality.aliases.filter((alias) => !/kommun/i.test(alias)) : [],
        country: town.country,
        lat,
        lon,
        within: municipality?.name ?? null,
        weight: isMain ? MAIN_TOWN : OTHER_TOWN,
      },
    ];
  });
  return [...facts.municipalities().map(municipalityPlace), ...withoutRepeatedIds(towns)];
}

function municipalityPlace({ code, country, name, aliases, region, centre }: Municipality): KnownPlace {
  return {
    id: `municipality:${country}:${code}`,
    type: 'municipality',
    name: country === 'DK' ? `${name} Kommune` : `${name} kommun`,
    otherNames: [name, ...aliases],
    country,
    lat: centre.lat,
    lon: centre.lon,
    within: region,
    weight: MUNICIPALITY,
  };
}

/** Two spellings of one town in the table are one place. */
function withoutRepeatedIds(towns: readonly KnownPlace[]): KnownPlace[] {
  return [...new Map(towns.map((town) => [town.id, town] as const)).values()];
}

/** Stops and stations with the town they are in or near: the nearest whose place is known. */
export function stopPlaces(facts: PlaceFacts, groups: readonly StopGroup[]): KnownPlace[] {
  const centres = [
    ...facts
      .towns()
      .flatMap(({ name, country, lat, lon }) =>
        lat === null || lon === null ? [] : [{ name, country, lat, lon }],
      ),
    ...facts.municipalities().map(({ country, centre }) => ({ ...centre, name: centre.town, country })),
  ];
  return groups.map((group) => {
    const { latitude, longitude } = group;
    let nearest = centres[0];
    let best = Number.POSITIVE_INFINITY;
    for (const centre of centres) {
      // Cheap first: most lie far off.
      if (Math.abs(centre.lat - latitude) * 111_000 > best) continue;
      const distance = crowDistance(latitude, longitude, centre.lat, centre.lon);
      if (distance >= best) continue;
      best = distance;
      nearest = centre;
    }
    const town = nearest?.name ?? null;
    const saysTown = town !== null && foldQuery(group.name).includes(foldQuery(town));
    return {
      id: `stop:${group.key}`,
      type: isStation(group) ? 'station' : 'stop',
      name: group.name,
      otherNames: group.otherNames,
      country: nearest?.country ?? 'DK',
      lat: latitude,
      lon: longitude,
      within: saysTown ? null : town,
      weight: Math.min(1, Math.log10(1 + group.calls) / Math.log10(MOST_CALLS)),
    };
  });
}

function isStation({ modes }: StopGroup): boolean {
  return modes.some((mode) => RAILS.includes(mode));
}

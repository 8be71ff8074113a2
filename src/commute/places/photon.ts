import { z } from 'zod';
import { COUNTRIES, type Country, type Language } from '../../domain/codes.ts';
import { appendPath } from '../../lib/base-url.ts';
import { UpstreamShapeError } from '../../lib/errors.ts';
import type { HttpClient } from '../../lib/http-client.ts';
import type { AddressLookup, FoundAddress } from './address-lookup.ts';

const Properties = z.object({
  countrycode: z.string().optional(),
  osm_key: z.string().optional(),
  type: z.string().optional(),
  name: z.string().optional(),
  street: z.string().optional(),
  housenumber: z.string().optional(),
  postcode: z.string().optional(),
  city: z.string().optional(),
});
const Answer = z.object({
  features: z.array(
    z.object({
      geometry: z.object({ coordinates: z.tuple([z.number(), z.number()]) }),
      properties: Properties,
    }),
  ),
});

/** Sjælland, Bornholm and Skåne: minimum longitude and latitude, maximum longitude and latitude. */
const REGION = '10.85,54.50,15.25,56.55';
/** Stops, stations, towns and administrative areas we know better ourselves. */
const OURS = new Set(['place', 'boundary', 'railway', 'public_transport']);
const LEAST_LETTERS = 3;

/**
 * Streets and addresses of both countries from a Photon server (photon.komoot.io's API, over OpenStreetMap). Public
 * ones are for fair use only; one's own is better.
 */
export function createPhoton(baseUrl: URL, http: HttpClient): AddressLookup {
  return {
    name: 'Photon',
    leastLetters: LEAST_LETTERS,
    async find(q: string, _language: Language, limit: number, signal: AbortSignal) {
      const url = appendPath(baseUrl, 'api');
      url.search = new URLSearchParams({ q, limit: String(limit), bbox: REGION }).toString();
      const response = await http.request({ url, signal, mostTries: 1 });
      const answer = Answer.safeParse(await response.json());
      if (!answer.success) throw new UpstreamShapeError('Photon answered in a shape that is not known');
      return answer.data.features.flatMap(({ geometry, properties }) => {
        const [lon, lat] = geometry.coordinates;
        const found = describe(properties);
        return found === null ? [] : [{ ...found, lat, lon }];
      });
    },
  };
}

function describe(properties: z.infer<typeof Properties>): Omit<FoundAddress, 'lat' | 'lon'> | null {
  const { countrycode, osm_key, name, street, housenumber, postcode, city } = properties;
  const country = COUNTRIES.find((each): each is Country => each === countrycode?.toUpperCase());
  if (country === undefined || OURS.has(osm_key ?? '')) return null;
  const address = street === undefined || housenumber === undefined ? undefined : `${street} ${housenumber}`;
  const shown = [name, address].filter((part) => part !== undefined).join(', ') || street;
  if (shown === undefined) return null;
  return { name: shown, detail: [postcode, city].filter(Boolean).join(' ') || null, country };
}

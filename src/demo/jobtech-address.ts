import type { SwedishMunicipality } from '../../seeds/demo/places.ts';
import type { DemoPlace } from './demo-vacancy.ts';

/** A workplace as JobTech writes it; `coordinates` are longitude, latitude. */
export interface JobtechAddress {
  readonly municipality: string | null;
  readonly municipality_code: string | null;
  readonly municipality_concept_id: string | null;
  readonly region: string | null;
  readonly region_code: string | null;
  readonly region_concept_id: string | null;
  readonly country: string | null;
  readonly country_code: string | null;
  readonly country_concept_id: string | null;
  readonly street_address: string | null;
  readonly postcode: string | null;
  readonly city: string | null;
  readonly coordinates: readonly [lon: number | null, lat: number | null];
}

const SWEDEN = { country: 'Sverige', country_code: '199', country_concept_id: 'i46j_HmG_v64' };
const DENMARK = { country: 'Danmark', country_code: '44', country_concept_id: 'Co3h_1xq_Cwb' };
const NO_MUNICIPALITY = { municipality: null, municipality_code: null, municipality_concept_id: null };
const NO_REGION = { region: null, region_code: null, region_concept_id: null };
const NO_STREET = { street_address: null, postcode: null, city: null };
const NOWHERE = [null, null] as const;

/** Somewhere in Sweden. */
export const UNSPECIFIED_ADDRESS: JobtechAddress = {
  ...NO_MUNICIPALITY,
  ...NO_REGION,
  ...SWEDEN,
  ...NO_STREET,
  coordinates: NOWHERE,
};

/** Without a street the coordinates are the municipality's middle, as JobTech has it. */
export function swedishAddress(place: DemoPlace<SwedishMunicipality>): JobtechAddress {
  const { municipality, town, detail } = place;
  const region = regionOf(municipality);
  if (detail === 'region') return { ...UNSPECIFIED_ADDRESS, ...region };
  const local =
    detail === 'municipality' ? NO_STREET : { ...NO_STREET, postcode: town.postcode, city: town.city };
  return {
    municipality: municipality.name,
    municipality_code: municipality.code,
    municipality_concept_id: municipality.conceptId,
    ...region,
    ...SWEDEN,
    ...local,
    street_address: detail === 'street' ? `${place.street} ${place.houseNumber}` : null,
    coordinates: coordinatesOf(place),
  };
}

function regionOf({ region }: SwedishMunicipality): Pick<JobtechAddress, keyof typeof NO_REGION> {
  return { region: region.name, region_code: region.code, region_concept_id: region.conceptId };
}

function coordinatesOf({
  municipality: { centre, towns },
  town,
  detail,
  offset,
}: DemoPlace<SwedishMunicipality>) {
  if (detail !== 'street') return [centre.lon, centre.lat] as const;
  const middle = towns.find(({ postcode }) => postcode === town.postcode) ?? centre;
  return [round(middle.lon + offset.lon), round(middle.lat + offset.lat)] as const;
}

function round(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}

/** A place in Denmark: the country, and town and postcode where the ad gives them. */
export function foreignAddress({ town, detail, street, houseNumber }: DemoPlace): JobtechAddress {
  const isLocal = detail === 'street' || detail === 'postcode';
  return {
    ...NO_MUNICIPALITY,
    ...NO_REGION,
    ...DENMARK,
    street_address: detail === 'street' ? `${street} ${houseNumber}` : null,
    postcode: isLocal ? town.postcode : null,
    city: isLocal ? town.city : null,
    coordinates: NOWHERE,
  };
}

import type { Workplace } from '../../domain/vacancy.ts';
import type { Catalogue } from '../messages/catalogue.ts';
import { fill } from './fill.ts';
import { municipalityAuthority } from './municipality-names.ts';

/** One line for a list: "Limhamn, Malmö, Sverige"; the town only where it says more than the municipality. */
export function placeLine(workplace: Workplace, messages: Pick<Catalogue, 'countries'>): string {
  return [...townAndMunicipality(workplace), messages.countries[workplace.country]].join(', ');
}

/**
 * Where the work is with how closely that is known said in words: a municipality alone must not look like an
 * address.
 */
export function placeInWords(workplace: Workplace, messages: Catalogue): string {
  const country = messages.countries[workplace.country];
  if (workplace.precision === 'address') return addressLine(workplace, country);
  const town = [workplace.postcode, workplace.city].filter((part) => part !== null).join(' ');
  if (workplace.precision === 'postcode' && town !== '') {
    return fill(messages.place.inPostcode, { place: `${town}, ${country}` });
  }
  const { municipality } = workplace;
  if (municipality === null) return fill(messages.place.inCountry, { country });
  const authority = municipalityAuthority(municipality.code, municipality.name);
  return fill(messages.place.inMunicipality, { authority: `${authority}, ${country}` });
}

function addressLine(workplace: Workplace, country: string): string {
  const town = [workplace.postcode, workplace.city].filter((part) => part !== null).join(' ');
  const last = town === '' ? (workplace.municipality?.name ?? '') : town;
  return [workplace.street ?? '', last, country].filter((part) => part !== '').join(', ');
}

function townAndMunicipality({ city, municipality }: Workplace): string[] {
  if (municipality === null) return city === null ? [] : [city];
  if (city === null || sameName(city, municipality.name)) return [municipality.name];
  // "København S" already names its municipality.
  if (city.toLowerCase().startsWith(`${municipality.name.toLowerCase()} `)) return [city];
  return [city, municipality.name];
}

function sameName(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}

import type { OccupationSeed } from '../../seeds/demo/occupation-seed.ts';
import type { DemoMunicipality, Town } from '../../seeds/demo/places.ts';
import type { Country, Language } from '../domain/codes.ts';
import type { DemoEmployer } from './employers.ts';

/**
 * How much of its place an ad gives away. `street`: the whole address; `postcode`: town and postcode;
 * `municipality`: that alone; `region`: no fixed workplace, or somewhere in the region.
 */
export type PlaceDetail = 'street' | 'postcode' | 'municipality' | 'region';

export interface DemoPlace<M extends DemoMunicipality = DemoMunicipality> {
  readonly municipality: M;
  readonly town: Town;
  readonly detail: PlaceDetail;
  readonly street: string;
  readonly houseNumber: string;
  /** How far the street lies from the middle of its town, degrees. */
  readonly offset: { readonly lon: number; readonly lat: number };
}

/** One vacancy before any upstream's shape. Days are counted from today, negative before it. */
export interface DemoVacancy<M extends DemoMunicipality = DemoMunicipality> {
  readonly country: Country;
  readonly language: Language;
  readonly occupation: OccupationSeed;
  readonly employer: DemoEmployer;
  readonly place: DemoPlace<M>;
  readonly headline: string;
  readonly body: readonly Section[];
  /** Percent of full time; 100 is full time. */
  readonly percent: number;
  readonly isPermanent: boolean;
  readonly positions: number;
  readonly publishedMinutesAgo: number;
  /** Null where the employer hires as applications come in. */
  readonly deadlineInDays: number | null;
  readonly reference: string;
}

/** One headed part of an ad. */
export interface Section {
  readonly heading: string | null;
  readonly paragraphs: readonly string[];
  readonly list: { readonly lead: string; readonly items: readonly ListItem[] } | null;
  /** After the list. */
  readonly closing: readonly string[];
}

export interface ListItem {
  readonly text: string;
  readonly items: readonly string[];
}

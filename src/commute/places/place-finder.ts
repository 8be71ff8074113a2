import type { Language } from '../../domain/codes.ts';
import type { Place, PlaceFinder, PlacesAnswer } from '../../domain/journeys.ts';
import type { ServingTimetable, TimetableService } from '../../timetable/service/timetable-service.ts';
import { type AddressLookup, askAddressServices } from './address-lookup.ts';
import { addressPlace } from './address-place.ts';
import { type PlaceFacts, stopPlaces, townsAndMunicipalities } from './gazetteer.ts';
import { showPlace } from './known-place.ts';
import { PlaceCatalogue, type RankedPlace } from './place-catalogue.ts';
import { Postcodes } from './postcodes.ts';
import { rankAddresses } from './rank-addresses.ts';
import { groupStops, type StopGroup, type StopGroups } from './stop-groups.ts';

export interface PlaceFinderDeps {
  readonly facts: PlaceFacts;
  readonly timetables: Pick<TimetableService, 'current' | 'onChange'>;
  /** Address services that are configured; none by default, and then nothing that is typed leaves the machine. */
  readonly addresses: readonly AddressLookup[];
}

/** A place finder that also knows which stops a place stands for. */
export interface StopPlaceFinder extends PlaceFinder {
  /** The group of a stop or station by the place's id; null for other places, and ids of no stop. */
  stopGroup(id: string): StopGroup | null;
  close(): void;
}

interface Catalogue {
  readonly timetable: string | null;
  readonly places: PlaceCatalogue;
  readonly postcodes: Postcodes;
  readonly stops: StopGroups;
}

const NO_STOPS: StopGroups = { groups: [], byKey: new Map() };
const STOP_ID = /^stop:(.+)$/;
const POSTCODE_ID = /^postcode:(DK|SE):(\d{2,5})$/;

/** Finds places offline in the tables and the timetable in service, and addresses where services are configured. */
export function createPlaceFinder(deps: PlaceFinderDeps): StopPlaceFinder {
  return new CataloguePlaceFinder(deps);
}

class CataloguePlaceFinder implements StopPlaceFinder {
  readonly #deps: PlaceFinderDeps;
  readonly #stopListening: () => void;
  #catalogue: Catalogue | null = null;
  #soon: NodeJS.Immediate | undefined;

  constructor(deps: PlaceFinderDeps) {
    this.#deps = deps;
    this.#stopListening = deps.timetables.onChange(() => {
      this.#catalogue = null;
      this.#buildSoon();
    });
    this.#buildSoon();
  }

  async find(q: string, limit: number, language: Language): Promise<PlacesAnswer> {
    const known = this.#known(q, limit);
    const { addresses, unanswered } = await askAddressServices(this.#deps.addresses, q, language, limit);
    const ranked = [...known, ...rankAddresses(addresses, q)].sort((a, b) => b.score - a.score);
    return { items: ranked.slice(0, limit).map(({ place }) => showPlace(place, language)), unanswered };
  }

  byId(id: string): Place | null {
    const { places, postcodes, stops } = this.#current();
    const [, stop] = STOP_ID.exec(id) ?? [];
    if (stop !== undefined) {
      const group = stops.groups[stops.byKey.get(stop) ?? -1];
      const place = group === undefined ? null : places.byId(`stop:${group.key}`);
      return place === null ? null : showPlace(place, 'en');
    }
    const [, country, code] = POSTCODE_ID.exec(id) ?? [];
    const known =
      country !== undefined && code !== undefined
        ? postcodes.byCode(country as 'DK' | 'SE', code)
        : (places.byId(id) ?? addressPlace(id));
    return known === null ? null : showPlace(known, 'en');
  }

  stopGroup(id: string): StopGroup | null {
    const { stops } = this.#current();
    const [, stop = ''] = STOP_ID.exec(id) ?? [];
    return stops.groups[stops.byKey.get(stop) ?? -1] ?? null;
  }

  close(): void {
    clearImmediate(this.#soon);
    this.#stopListening();
  }

  #known(q: string, limit: number): RankedPlace[] {
    const { places, postcodes } = this.#current();
    const [, digits] = /^\D{0,3}(\d[\d ]*)/.exec(q.trim()) ?? [];
    const codes = digits === undefined ? [] : postcodes.beginning(digits.replaceAll(' ', ''));
    const ranked = codes.map((place) => ({ place, score: 1 + place.weight }));
    return [...ranked, ...places.find(q, limit)];
  }

  /** Once nothing else is to be done, so that no question waits for it. */
  #buildSoon(): void {
    clearImmediate(this.#soon);
    this.#soon = setImmediate(() => {
      try {
        this.#current();
      } catch {
        // The first question meets the same, and tells it.
      }
    }).unref();
  }

  /** Built after each new timetable, or when asked for before that: some tens of milliseconds. */
  #current(): Catalogue {
    const timetable = this.#deps.timetables.current();
    if (this.#catalogue !== null && this.#catalogue.timetable === (timetable?.id ?? null))
      return this.#catalogue;
    this.#catalogue = build(this.#deps.facts, timetable);
    return this.#catalogue;
  }
}

function build(facts: PlaceFacts, timetable: ServingTimetable | null): Catalogue {
  const stops = timetable === null ? NO_STOPS : groupStops(timetable.network);
  const areas = townsAndMunicipalities(facts, stops.groups);
  return {
    timetable: timetable?.id ?? null,
    places: new PlaceCatalogue([...areas, ...stopPlaces(facts, stops.groups)]),
    postcodes: new Postcodes(facts, areas),
    stops,
  };
}

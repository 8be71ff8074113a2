import type { JourneyChoice, JourneyLeg, JourneysAnswer } from '../../domain/journeys.ts';
import { EMPTY_MAP, type MapContent, type MapLeg } from './map-content.ts';

/** One journey as a map shows it: its legs, both ends, and where one changes. */
export function journeyContent({ from, to }: JourneysAnswer, { legs }: JourneyChoice): MapContent {
  const rides = legs.filter((leg) => leg.mode !== 'walk');
  const changes = rides.slice(1).map((leg) => ({ role: 'change', ...placeOf(leg.from) }) as const);
  return {
    ...EMPTY_MAP,
    legs: legs.map(mapLeg),
    places: [{ role: 'from', ...placeOf(from) }, ...changes, { role: 'to', ...placeOf(to) }],
  };
}

function placeOf({ name, lat, lon }: { name: string; lat: number; lon: number }) {
  return { name, lat, lon };
}

function mapLeg({ mode, path, from, to }: JourneyLeg): MapLeg {
  const straight = [
    [from.lon, from.lat],
    [to.lon, to.lat],
  ];
  // On demand is driven on roads, as buses are.
  return {
    mode: mode === 'taxi' ? 'bus' : mode,
    path: path === undefined ? straight : path.map(([lon, lat]) => [lon, lat]),
  };
}

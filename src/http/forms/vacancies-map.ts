import type { VacancySummary } from '../../domain/vacancy.ts';
import type { MainTown, VacancyMap } from '../../domain/vacancy-map.ts';
import type { CollectedVacancies } from './collect-vacancies.ts';

type Area = VacancyMap['areas'][number];

/** A search for a map: addresses as points, the rest as one mark for each municipality. */
export function vacanciesMap({ total, items }: CollectedVacancies, mainTown: MainTown): VacancyMap {
  const points: VacancyMap['points'] = [];
  const areas = new Map<string, Area>();
  let unplaced = 0;
  for (const vacancy of items) {
    const { municipality, city, lat, lon } = vacancy.workplace;
    if (lat !== null && lon !== null)
      points.push({ ...labelsOf(vacancy), place: city ?? municipality?.name ?? null, lat, lon });
    else if (!countIn(areas, vacancy, mainTown)) unplaced += 1;
  }
  return {
    total,
    points,
    areas: [...areas.values()].sort((one, other) => other.vacancies - one.vacancies),
    unplaced,
  };
}

function labelsOf({ id, title, employer }: VacancySummary) {
  return { id, title, employer: employer.name };
}

/** Whether its municipality is one that can be marked. */
function countIn(areas: Map<string, Area>, { workplace }: VacancySummary, mainTown: MainTown): boolean {
  const { municipality } = workplace;
  const town = municipality === null ? null : mainTown(municipality.code);
  if (municipality === null || town === null) return false;
  const before = areas.get(municipality.code)?.vacancies ?? 0;
  areas.set(municipality.code, { municipality, lat: town.lat, lon: town.lon, vacancies: before + 1 });
  return true;
}

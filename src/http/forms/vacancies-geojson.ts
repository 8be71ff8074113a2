import { z } from 'zod';
import { VacancySummary } from '../../domain/vacancy.ts';
import type { CollectedVacancies } from './collect-vacancies.ts';

/** RFC 7946. `total` is a foreign member (section 6.1). */
export const VacancyFeatures = z.object({
  type: z.literal('FeatureCollection'),
  total: z.int().nonnegative().describe('how many the search finds; the file may hold fewer'),
  features: z.array(
    z.object({
      type: z.literal('Feature'),
      id: z.string(),
      geometry: z
        .object({
          type: z.literal('Point'),
          coordinates: z.array(z.number()).describe('longitude, latitude'),
        })
        .nullable()
        .describe('null where only the municipality is known: its middle is never given for an address'),
      properties: VacancySummary,
    }),
  ),
});
type VacancyFeatures = z.infer<typeof VacancyFeatures>;

export function vacanciesGeoJson({ total, items }: CollectedVacancies): VacancyFeatures {
  return {
    type: 'FeatureCollection',
    total,
    features: items.map((vacancy) => ({
      type: 'Feature',
      id: vacancy.id,
      geometry: pointOf(vacancy),
      properties: vacancy,
    })),
  };
}

function pointOf({
  workplace: { lat, lon },
}: VacancySummary): VacancyFeatures['features'][number]['geometry'] {
  return lat === null || lon === null ? null : { type: 'Point', coordinates: [lon, lat] };
}

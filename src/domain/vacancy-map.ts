import { z } from 'zod';
import { MunicipalityRef } from './vacancy.ts';

/** What a map needs of a search, and no more: a tenth of the same as GeoJSON. Coordinates are WGS84 degrees. */
export const VacancyMap = z.object({
  total: z.int().nonnegative().describe('how many the search finds; the map may hold fewer'),
  points: z
    .array(
      z.object({
        id: z.string(),
        title: z.string(),
        employer: z.string().nullable(),
        place: z.string().nullable().describe('city, else municipality'),
        lat: z.number(),
        lon: z.number(),
      }),
    )
    .describe('those whose coordinates are known'),
  areas: z
    .array(
      z.object({
        municipality: MunicipalityRef,
        lat: z.number().describe('of its main town, for all of them: no address is meant'),
        lon: z.number(),
        vacancies: z.int().positive(),
      }),
    )
    .describe('those of which only the municipality is known, or the postcode; most first'),
  unplaced: z.int().nonnegative().describe('of which not even that is known'),
});
export type VacancyMap = z.infer<typeof VacancyMap>;

/** The middle of a municipality's main town; null for a code that is none of ours. */
export type MainTown = (municipality: string) => { readonly lat: number; readonly lon: number } | null;

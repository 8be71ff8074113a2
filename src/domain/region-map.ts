import { z } from 'zod';

const Position = z.tuple([z.number(), z.number()]).describe('longitude, latitude');

/** What a base map is drawn from, besides the coast: lines between neighbouring stations, stations, and towns. */
export const RegionMap = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(
    z.object({
      type: z.literal('Feature'),
      properties: z.object({
        kind: z.enum(['line', 'station', 'town']),
        name: z.string().optional(),
        mode: z.enum(['train', 'metro', 'tram', 'ferry']).optional().describe('of a line'),
        rank: z.int().optional().describe('of a town: the smaller, the more important'),
      }),
      geometry: z.union([
        z.object({ type: z.literal('Point'), coordinates: Position }),
        z.object({ type: z.literal('LineString'), coordinates: z.array(Position) }),
      ]),
    }),
  ),
});
export type RegionMap = z.infer<typeof RegionMap>;

/** What the root hands to `src/http`. */
export interface RegionMapSource {
  /** The map of the timetable in service; towns alone where there is none. The same object as long as nothing changes. */
  current(): RegionMap;
}

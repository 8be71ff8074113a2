import { z } from 'zod';
import { readSeed } from '../../lib/read-seed.ts';
import { type BorderStation, canonicalStopId } from './border-stations.ts';

const list = z.string().transform((field) => (field === '' ? [] : field.split('|')));
const decimal = z
  .string()
  .regex(/^\d+(?:\.\d+)?$/, 'not a number')
  .transform(Number);

const Row = z
  .strictObject({
    name: z.string().min(1),
    country: z.enum(['DK', 'SE']),
    lat: decimal.pipe(z.number().min(54).max(60)),
    lon: decimal.pipe(z.number().min(8).max(18)),
    modes: list.pipe(z.array(z.enum(['train', 'metro', 'tram', 'bus', 'ferry'])).min(1)),
    ids: list.pipe(z.array(z.string().refine((id) => canonicalStopId(id) === id, 'not as we write ids'))),
    aliases: list,
  })
  .transform(({ name, lat, lon, modes, ids, aliases }): BorderStation => {
    return { name, latitude: lat, longitude: lon, modes, ids, aliases };
  });

/** The stations both countries' feeds know: `seeds/border-stations.csv`. @throws SeedError naming file and line. */
export function readBorderStations(): Promise<BorderStation[]> {
  return readSeed('border-stations.csv', Row);
}

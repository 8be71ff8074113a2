import { z } from 'zod';
import { Country } from '../../domain/codes.ts';
import { readSeed, SeedError } from '../../lib/read-seed.ts';
import { PlaceIndex, type PlaceSeeds } from './place-index.ts';

const name = z.string().min(1);
const code = z.string().regex(/^\d{4}$/, 'not four digits');
const list = z.string().transform((field) => (field === '' ? [] : field.split('|')));
const codes = list.pipe(z.array(code).min(1));
const decimal = z
  .string()
  .regex(/^\d+(?:\.\d+)?$/, 'not a number')
  .transform(Number);
const latitude = decimal.pipe(z.number().min(54).max(57));
const longitude = decimal.pipe(z.number().min(10).max(16));
const orNull = <Value>(schema: z.ZodType<Value, string>) =>
  z.union([z.literal('').transform(() => null), schema]);
const yes = z.enum(['', 'yes']).transform((field) => field === 'yes');

const MunicipalityRow = z
  .strictObject({
    code,
    country: Country,
    name,
    aliases: list,
    region: name,
    centre: name,
    lat: latitude,
    lon: longitude,
    also_code: orNull(code),
  })
  .transform(({ centre, lat, lon, also_code, ...rest }) => ({
    ...rest,
    centre: { town: centre, lat, lon },
    alsoCodes: also_code === null ? [] : [also_code],
  }));

const TownRow = z.strictObject({
  name,
  country: Country,
  municipalities: codes,
  lat: orNull(latitude),
  lon: orNull(longitude),
  shared: yes,
});

const DanishPostcodesRow = z.strictObject({
  from: code.transform(Number),
  to: code.transform(Number),
  town: name,
  municipalities: codes,
  main: orNull(code),
});

const SwedishPostcodesRow = z.strictObject({
  prefix: z.string().regex(/^2\d{1,4}$/, 'not a prefix of Skåne'),
  towns: z.string(),
  municipalities: codes,
});

const OutsideRow = z.strictObject({
  country: Country,
  code: orNull(code),
  name,
  kind: z.enum(['municipality', 'town', 'landscape']),
  named: yes,
});

const RegionNameRow = z.strictObject({ country: Country, name });

/**
 * The places of our region, from `seeds/`.
 * @throws SeedError naming file and line where a row is broken, or the row that contradicts another file.
 */
export async function loadPlaces(): Promise<PlaceIndex> {
  const [municipalities, towns, postcodesDk, postcodesSe, outside, regionNames] = await Promise.all([
    readSeed('municipalities.csv', MunicipalityRow),
    readSeed('towns.csv', TownRow),
    readSeed('postcodes-dk.csv', DanishPostcodesRow),
    readSeed('postcodes-se.csv', SwedishPostcodesRow),
    readSeed('places-outside.csv', OutsideRow),
    readSeed('region-names.csv', RegionNameRow),
  ]);
  const seeds = { municipalities, towns, postcodesDk, postcodesSe, outside, regionNames };
  checkReferences(seeds);
  return new PlaceIndex(seeds);
}

/** Every code that is spoken of is one of ours, or known to lie outside. */
function checkReferences({ municipalities, towns, postcodesDk, postcodesSe, outside }: PlaceSeeds): void {
  const ours = new Set(municipalities.map((each) => each.code));
  const known = new Set([...ours, ...outside.flatMap((place) => place.code ?? [])]);
  requireCodes('seeds/towns.csv', towns, ours);
  requireCodes('seeds/postcodes-dk.csv', postcodesDk, ours);
  requireCodes('seeds/postcodes-se.csv', postcodesSe, known);
  for (const [index, { main, municipalities: among }] of postcodesDk.entries()) {
    if (main !== null && !among.includes(main)) {
      throw new SeedError(`seeds/postcodes-dk.csv:${index + 2}: main is not among the municipalities`);
    }
  }
}

function requireCodes(
  file: string,
  rows: readonly { readonly municipalities: readonly string[] }[],
  known: ReadonlySet<string>,
): void {
  for (const [index, row] of rows.entries()) {
    const unknown = row.municipalities.find((each) => !known.has(each));
    if (unknown !== undefined)
      throw new SeedError(`${file}:${index + 2}: there is no municipality ${unknown}`);
  }
}

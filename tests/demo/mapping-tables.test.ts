import { expect, it } from 'vitest';
import { OCCUPATION_CODES } from '../../seeds/demo/occupation-codes.ts';
import { demoMappingTables } from '../../src/demo/mapping-tables.ts';
import { buildConceptIndex } from '../../src/occupations/build-concept-index.ts';
import { readCrosswalk } from '../../src/occupations/import/read-crosswalk.ts';
import { mergeLayers } from '../../src/occupations/merge-layers.ts';
import { readSeedLayer } from '../../src/occupations/seed-layer.ts';

it('the demo’s mapping tables lead every code of both countries to one known occupation', async () => {
  const layers = demoMappingTables().map(readCrosswalk);
  const index = buildConceptIndex(mergeLayers([await readSeedLayer(), ...layers]));
  for (const [key, { star, name }] of Object.entries(OCCUPATION_CODES)) {
    const danish = index.byCode('star-esco', `http://data.star.dk/esco/occupation/${star.uuid}`);
    const swedish = index.byCode('jobtech-occupation-name', name.id);
    expect.soft(danish, key).toHaveLength(1);
    expect.soft(swedish, key).toHaveLength(1);
    expect.soft(danish[0]?.concept.uri, key).toBe(swedish[0]?.concept.uri);
    expect.soft(danish[0]?.concept.isco, key).toMatch(/^\d{4}$/);
  }
});

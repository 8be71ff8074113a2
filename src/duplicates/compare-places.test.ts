import { describe, expect, it } from 'vitest';
import { comparePlaces, type PlaceLikeness } from './compare-places.ts';
import { type PlaceKey, placeIds, placeKey } from './place-key.ts';
import { POSTING } from './posting.test-support.ts';

function place(municipality: string | null, postcode: string | null, street: string | null = null): PlaceKey {
  const ref = municipality === null ? null : { code: municipality, name: municipality };
  return placeKey({ ...POSTING.workplace, municipality: ref, postcode, street });
}

const CASES: readonly [string, PlaceKey, PlaceKey, PlaceLikeness][] = [
  [
    'municipality',
    place('0101', null),
    place('0101', '2300'),
    { relation: 'same', by: 'municipality', code: '0101' },
  ],
  [
    'postcode',
    place(null, '2300'),
    place('0101', '2300'),
    { relation: 'same', by: 'postcode', code: '2300' },
  ],
  ['nothing said', place(null, null), place(null, null), { relation: 'same', by: 'country', code: 'DK' }],
  ['one says nothing', place(null, null), place('0101', '2300'), { relation: 'unknown' }],
  ['nothing in common', place('0101', null), place(null, '2300'), { relation: 'unknown' }],
  ['other municipality', place('0101', '2300'), place('0185', '2300'), { relation: 'elsewhere' }],
  ['other postcode', place('0101', '2300'), place('0101', '2100'), { relation: 'nearby' }],
  [
    'other house',
    place('0101', null, 'Amagerbrogade 5'),
    place('0101', null, 'Amagerbrogade 7'),
    { relation: 'nearby' },
  ],
  [
    'other street',
    place('0101', null, 'Amagerbrogade 5'),
    place('0101', null, 'Holmbladsgade 5'),
    { relation: 'nearby' },
  ],
  [
    'street shortened',
    place('0101', '2100', 'Per Henrik Lings Allé 4, 7. sal'),
    place('0101', '2100', 'Per H. Lings Alle 4'),
    { relation: 'same', by: 'postcode', code: '2100' },
  ],
];

describe('comparePlaces', () => {
  it.each(CASES)('%s', (_, a, b, likeness) => {
    expect(comparePlaces(a, b)).toEqual(likeness);
    expect(comparePlaces(b, a)).toEqual(likeness);
  });

  it('never joins across the Sound', () => {
    const malmo = placeKey({ ...POSTING.workplace, country: 'SE', municipality: null, postcode: null });
    expect(comparePlaces(malmo, place(null, null))).toEqual({ relation: 'elsewhere' });
  });

  it('gives places that may be the same a key in common', () => {
    for (const [, a, b, { relation }] of CASES) {
      if (relation === 'same') expect(placeIds(a).filter((id) => placeIds(b).includes(id))).not.toEqual([]);
    }
  });
});

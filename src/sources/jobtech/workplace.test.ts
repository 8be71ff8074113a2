import { describe, expect, it } from 'vitest';
import { DENMARK, MALMO, STOCKHOLM_ADDRESS } from './fixtures/records.ts';
import type { JobtechAddress } from './wire.ts';
import { chooseWorkplaces, municipalityCodeOf, sideOf } from './workplace.ts';

const NOTHING = Object.fromEntries(Object.keys(MALMO).map((key) => [key, null]));
const NO_REGION = { ...NOTHING, country: 'Sverige', country_code: '199', country_concept_id: 'i46j_HmG_v64' };

describe('sideOf', () => {
  it.each([
    ['an address in Malmö', MALMO, 'skane'],
    ['the region by its concept alone', { ...NOTHING, region_concept_id: 'CaRE_1nn_cSU' }, 'skane'],
    ['the region by its code alone', { ...NOTHING, region_code: '12' }, 'skane'],
    ['a municipality of Skåne alone', { ...NOTHING, municipality_code: '1293' }, 'skane'],
    ['Denmark', DENMARK, 'denmark'],
    ['Denmark by its legacy code alone', { ...NOTHING, country_code: '44' }, 'denmark'],
    ['Denmark by its concept alone', { ...NOTHING, country_concept_id: 'Co3h_1xq_Cwb' }, 'denmark'],
    ['Denmark by its name alone', { ...NOTHING, country: 'Danmark' }, 'denmark'],
    ['Stockholm', STOCKHOLM_ADDRESS, 'elsewhere'],
    ['another municipality alone', { ...NOTHING, municipality_code: '0180' }, 'elsewhere'],
    ['Norway', { ...NOTHING, country: 'Norge', country_code: '155' }, 'elsewhere'],
    ['somewhere in Sweden', NO_REGION, 'elsewhere'],
    ['a town in Sweden without codes', { ...NO_REGION, city: 'Ystad' }, 'unsaid'],
    ['a postcode in Sweden without codes', { ...NO_REGION, postcode: '27140' }, 'unsaid'],
    ['nothing at all', NOTHING, 'unsaid'],
    ['Sweden, with the keys of the codes gone', { country: 'Sverige', country_code: '199' }, 'unsaid'],
  ])('%s', (_name, address, expected) => {
    expect(sideOf(address)).toBe(expected);
  });
});

describe('chooseWorkplaces', () => {
  const AARHUS = { ...DENMARK, city: 'Aarhus' };
  const YSTAD = { ...NO_REGION, city: 'Ystad' };
  const choose = (...workplace_addresses: (JobtechAddress | null)[]) =>
    chooseWorkplaces({ workplace_address: workplace_addresses[0] ?? null, workplace_addresses });

  it('takes the first of several workplaces that is in Skåne', () => {
    expect(choose(STOCKHOLM_ADDRESS, null, MALMO)).toEqual([{ address: MALMO, side: 'skane' }]);
  });

  it('takes one in Skåne before one in Denmark, which may be far from us', () => {
    expect(choose(AARHUS, MALMO)).toEqual([{ address: MALMO, side: 'skane' }]);
    expect(choose(DENMARK, YSTAD, MALMO)).toEqual([{ address: MALMO, side: 'skane' }]);
  });

  it('keeps all that may be ours where none is in Skåne, each once', () => {
    expect(choose(AARHUS, YSTAD, STOCKHOLM_ADDRESS, DENMARK, { ...AARHUS })).toEqual([
      { address: AARHUS, side: 'denmark' },
      { address: YSTAD, side: 'unsaid' },
      { address: DENMARK, side: 'denmark' },
    ]);
    expect(choose(STOCKHOLM_ADDRESS, YSTAD)).toEqual([{ address: YSTAD, side: 'unsaid' }]);
  });

  it('is null where all lie elsewhere', () => {
    expect(chooseWorkplaces({ workplace_address: STOCKHOLM_ADDRESS })).toBeNull();
    expect(choose(NOTHING, STOCKHOLM_ADDRESS)).toBeNull();
  });

  it('leaves it open where nothing is said', () => {
    expect(chooseWorkplaces({})).toEqual([{ address: null, side: 'unsaid' }]);
    expect(choose(NOTHING)).toEqual([{ address: NOTHING, side: 'unsaid' }]);
  });
});

describe('municipalityCodeOf', () => {
  it.each([
    ['0180', '0180'],
    ['180', '0180'],
    [' 1280 ', '1280'],
    ['', null],
    ['Malmö', null],
    [null, null],
  ])('%j', (code, expected) => {
    expect(municipalityCodeOf({ municipality_code: code })).toBe(expected);
  });
});

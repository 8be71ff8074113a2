import { describe, expect, it } from 'vitest';
import { occupationOf } from './occupation-of.ts';

const stated = { esco: null, isco: null, basis: 'stated', confidence: null };
const read = (claims: Parameters<typeof occupationOf>[0]) => occupationOf(claims, '', null, null).occupation;

describe('occupationOf without concepts', () => {
  it('takes the Danish label of STAR’s ESCO', () => {
    const claim = {
      scheme: 'star-esco',
      code: 'http://data.star.dk/esco/occupation/1',
      label: ' Kok ',
    } as const;
    expect(read([claim])).toEqual({ ...stated, labels: { da: 'Kok', sv: null, en: null } });
  });

  it('takes the most exact Swedish label and no SSYK code as ISCO', () => {
    const group = { scheme: 'ssyk-2012', code: '5120', label: 'Kockar och kallskänkor' } as const;
    const name = { scheme: 'jobtech-occupation-name', code: 'abcd_efg_hij', label: 'Kock' } as const;
    expect(read([group, name])).toEqual({ ...stated, labels: { da: null, sv: 'Kock', en: null } });
    expect(read([{ ...name, label: null }, group])?.labels.sv).toBe('Kockar och kallskänkor');
  });

  it('is null without a claim', () => {
    expect(read([])).toBeNull();
  });
});

import { describe, expect, test } from 'vitest';
import { LANGUAGES } from '../domain/codes.ts';
import { type ParameterFault, tellFault } from './parameter-fault.ts';

const FAULTS: ParameterFault[] = [
  { kind: 'unknown_parameter', known: ['q', 'country'] },
  { kind: 'unknown_parameter', known: [] },
  { kind: 'repeated' },
  { kind: 'not_one_of', allowed: ['DK', 'SE'], value: 'NO' },
  { kind: 'not_whole_number', least: 1, most: 100, value: 'x' },
  { kind: 'too_long', most: 500 },
  { kind: 'too_many', most: 100 },
  { kind: 'control_character' },
  { kind: 'unknown_municipality', value: '9999' },
  { kind: 'stale_cursor' },
  { kind: 'not_a_shift', mostHours: 25 },
  { kind: 'outside_timetable', validFrom: '2026-11-01', validTo: '2026-12-31' },
];

describe('every fault is told in each language', () => {
  test.each(FAULTS)('$kind', (fault) => {
    const told = LANGUAGES.map((language) => tellFault(fault, language));
    expect(new Set(told).size).toBe(LANGUAGES.length);
    const facts = Object.values(fault)
      .flat()
      .filter((fact) => fact !== fault.kind);
    for (const text of told) {
      for (const fact of facts) expect(text).toContain(String(fact));
    }
  });
});

test('what was given is cut by characters and cannot break out of its quotes', () => {
  const tell = (value: string) => tellFault({ kind: 'unknown_municipality', value }, 'en');
  expect(tell('🙂'.repeat(61))).toContain(`"${'🙂'.repeat(60)}…"`);
  expect(tell('a"b\nc')).toContain('"a\\"b\\nc"');
});

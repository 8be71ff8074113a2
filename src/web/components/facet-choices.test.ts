import { describe, expect, it } from 'vitest';
import { fixedChoices, openChoices, unstatedCount } from './facet-choices.ts';

const VALUES = [
  { value: 'DK', label: 'Danmark' },
  { value: 'SE', label: 'Sverige' },
];

describe('fixedChoices', () => {
  it('counts nothing for a value that the answer does not list', () => {
    expect(fixedChoices(VALUES, [{ value: 'SE', label: null, count: 3 }], ['SE'])).toEqual([
      { value: 'DK', label: 'Danmark', count: 0, checked: false },
      { value: 'SE', label: 'Sverige', count: 3, checked: true },
    ]);
  });

  it('claims no count where the answer has none', () => {
    expect(fixedChoices(VALUES, undefined, []).map((choice) => choice.count)).toEqual([null, null]);
  });
});

describe('openChoices', () => {
  const facet = [
    { value: '0400', label: 'Bornholm', count: 2 },
    { value: '1280', label: null, count: 7 },
    { value: null, label: null, count: 99 },
  ];

  it('puts most vacancies first, and leaves out those that do not say', () => {
    expect(openChoices(facet, [], (code) => `name of ${code}`).map(({ label }) => label)).toEqual([
      'name of 1280',
      'Bornholm',
    ]);
    expect(unstatedCount(facet)).toBe(99);
  });

  it('keeps what is chosen although nothing meets it', () => {
    expect(openChoices(facet, ['0101'], () => 'København')).toContainEqual({
      value: '0101',
      label: 'København',
      count: 0,
      checked: true,
    });
    expect(openChoices(undefined, ['0101'], () => 'København')).toEqual([
      { value: '0101', label: 'København', count: null, checked: true },
    ]);
  });
});

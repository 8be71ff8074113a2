import { describe, expect, it } from 'vitest';
import { ANY_VACANCY, type VacancyQuery } from '../domain/vacancy.ts';
import { countFilters, EMPTY_FORM, formOf, toggle } from './search-form.ts';

const QUERY: VacancyQuery = {
  ...ANY_VACANCY,
  sort: 'published',
  limit: 20,
  cursor: 'abc',
  facets: true,
};

describe('formOf', () => {
  it('tells defaults as absence', () => {
    expect(formOf(QUERY)).toEqual(EMPTY_FORM);
    expect(formOf({ ...QUERY, q: 'kok', sort: 'relevance' }).sort).toBeNull();
  });

  it('keeps what was chosen', () => {
    expect(formOf({ ...QUERY, q: 'kok', sort: 'published', limit: 5 })).toMatchObject({
      q: 'kok',
      sort: 'published',
      limit: 5,
    });
  });

  it('forgets an order that means nothing without words', () => {
    expect(formOf({ ...QUERY, sort: 'relevance' }).sort).toBeNull();
  });
});

describe('toggle', () => {
  it('switches a value on and off again, leaving the others', () => {
    const on = toggle({ ...EMPTY_FORM, municipalities: ['0101'] }, 'municipalities', '1280');
    expect(on.municipalities).toEqual(['0101', '1280']);
    expect(toggle(on, 'municipalities', '0101').municipalities).toEqual(['1280']);
  });
});

describe('countFilters', () => {
  it('counts the chosen values, but not the words', () => {
    expect(
      countFilters({ ...EMPTY_FORM, q: 'kok', countries: ['SE'], municipalities: ['0101', '1280'] }),
    ).toBe(3);
  });
});

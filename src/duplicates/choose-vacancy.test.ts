import { describe, expect, it } from 'vitest';
import { chooseVacancy, type VacancyMatch } from './choose-vacancy.ts';
import type { JoinReason } from './join-reason.ts';

const WHOLE: JoinReason = {
  kind: 'employer_and_text',
  employer: { by: 'number', number: '12345678' },
  place: { relation: 'same', by: 'municipality', code: '0101' },
  titleSimilarity: 1,
  textSimilarity: 1,
  excerpt: false,
};
const EXCERPT: JoinReason = { ...WHOLE, excerpt: true };
const PAGE: JoinReason = { kind: 'url', url: 'a.example/1', titleSimilarity: 1, textSimilarity: 0 };

function match(vacancyId: string, because: JoinReason): VacancyMatch {
  return { vacancyId, because };
}

describe('chooseVacancy', () => {
  it('prefers the surest reason', () => {
    const matches = [match('a', EXCERPT), match('b', WHOLE), match('c', PAGE)];
    expect(chooseVacancy(matches)?.vacancyId).toBe('c');
    expect(chooseVacancy(matches.slice(0, 2))?.vacancyId).toBe('b');
  });

  it('is the same in any order', () => {
    const matches = [match('b', WHOLE), match('a', WHOLE)];
    expect(chooseVacancy(matches)?.vacancyId).toBe('a');
    expect(chooseVacancy(matches.toReversed())?.vacancyId).toBe('a');
  });

  it('leaves an excerpt that fits two vacancies to itself', () => {
    expect(chooseVacancy([match('a', EXCERPT), match('b', EXCERPT)])).toBeNull();
    expect(chooseVacancy([match('a', EXCERPT), match('a', EXCERPT)])?.vacancyId).toBe('a');
  });

  it('chooses nothing from nothing', () => {
    expect(chooseVacancy([])).toBeNull();
  });
});

import { expect, test } from 'vitest';
import { answerPath, codesOf, languageAmong, wholePath } from './embed-query.ts';

const QUERY = { q: ' kok & kaffe', municipalities: ['1280', '0101'], occupations: ['5120'] };

test.each([
  [null, []],
  ['', []],
  ['1280', ['1280']],
  [' 1280, 0101\n0147 ', ['1280', '0101', '0147']],
])('codes of %j are %j', (attribute, codes) => {
  expect(codesOf(attribute)).toEqual(codes);
});

test('the answer and the whole page ask the same', () => {
  const asked = 'q=kok+%26+kaffe&municipality=1280&municipality=0101&occupation=5120';
  expect(answerPath(QUERY)).toBe(`/api/v1/vacancies?${asked}&limit=5`);
  expect(wholePath(QUERY, 'sv')).toBe(`/?${asked}&lang=sv`);
  expect(answerPath({ q: '', municipalities: [], occupations: [] })).toBe('/api/v1/vacancies?limit=5');
});

test.each([
  [['sv', 'da'], 'sv'],
  [[null, undefined, 'DA-dk'], 'da'],
  [['nb', 'de'], 'en'],
  [[], 'en'],
])('of %j the language is %s', (tags, language) => {
  expect(languageAmong(tags)).toBe(language);
});

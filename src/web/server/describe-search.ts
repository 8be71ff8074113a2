import type { Language } from '../../domain/codes.ts';
import type { VacancyQuery } from '../../domain/vacancy.ts';
import { chipsOf } from '../components/active-filters.tsx';
import { followText } from '../follow/follow-text.ts';
import { CATALOGUES } from '../messages/catalogues.ts';
import type { SearchPage } from '../page.ts';
import { formOf } from '../search-form.ts';

const LONGEST = 200;

/** A search in a few words: what was typed, and what it is narrowed by. */
export function describeSearch(
  query: VacancyQuery,
  language: Language,
  sources: SearchPage['sources'],
): string {
  const form = formOf({ ...query, commute: null });
  const reader = { language, messages: CATALOGUES[language], named: null, mapTiles: null, sources };
  const chips = chipsOf({ ...form, q: '' }, undefined, reader).map(({ label }) => label);
  const words = [form.q, ...chips].filter((part) => part !== '').join(' · ');
  if (words === '') return followText(language).everything;
  const characters = Array.from(words);
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST - 1).join('')}…` : words;
}

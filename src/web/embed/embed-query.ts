import type { Language } from '../../domain/codes.ts';
import { searchPath } from '../paths.ts';
import { EMPTY_FORM } from '../search-form.ts';

/** What is searched for: by the words in the box, within what the partner's page chose. */
export interface EmbedQuery {
  readonly q: string;
  readonly municipalities: readonly string[];
  readonly occupations: readonly string[];
}

/** How many are shown. */
export const SHOWN = 5;

/** Codes as an attribute lists them, with blanks or commas between. */
export function codesOf(attribute: string | null): string[] {
  return (attribute ?? '').split(/[\s,]+/).filter((code) => code !== '');
}

/** Address of the answer, relative to our host. */
export function answerPath(query: EmbedQuery): string {
  return `/api/v1/vacancies${searchPath({ ...EMPTY_FORM, ...query, limit: SHOWN }, null).slice(1)}`;
}

/** Address of the same search on the full page. */
export function wholePath(query: EmbedQuery, language: Language): string {
  return searchPath({ ...EMPTY_FORM, ...query }, language);
}

/** The first of these that names one of our languages, as BCP 47 tags do: `sv`, `da-DK`; English where none does. */
export function languageAmong(tags: readonly (string | null | undefined)[]): Language {
  for (const tag of tags) {
    const language = tag?.trim().toLowerCase().split('-', 1)[0];
    if (language === 'da' || language === 'sv' || language === 'en') return language;
  }
  return 'en';
}

import { z } from 'zod';

export const SUGGESTION_KINDS = ['occupation', 'employer', 'place'] as const;

/** What may be meant by the beginning of what somebody types. */
export const Suggestion = z.object({
  kind: z.enum(SUGGESTION_KINDS),
  label: z.string().describe('in the language asked for, where it has a name in it'),
  q: z.string().describe('the words to search by'),
  concept: z.string().nullable().describe('URI of the occupation or id of the place; null for an employer'),
  count: z.int().nonnegative().describe('open vacancies, as of the last harvest'),
});
export type Suggestion = z.infer<typeof Suggestion>;

export const SuggestionList = z.object({ items: z.array(Suggestion) });
export type SuggestionList = z.infer<typeof SuggestionList>;

import { z } from 'zod';
import { Country } from './codes.ts';
import { CommuteFacts } from './commute.ts';
import { VacancySummary } from './vacancy.ts';

/** A vacancy of the same work, and by what it is known to be. */
export const SimilarVacancy = VacancySummary.extend({
  likeness: z
    .enum(['occupation', 'group'])
    .describe('the same ESCO occupation, or another of the same ISCO-08 unit group'),
});
export type SimilarVacancy = z.infer<typeof SimilarVacancy>;

export const SimilarVacancies = z.object({
  country: Country.describe('the other side of the Sound from the vacancy asked about'),
  items: z
    .array(SimilarVacancy)
    .describe('the same occupation first; of one likeness the newest first or, with `from`, the nearest'),
  commute: CommuteFacts.optional().describe('with `from`: for when, and with which timetable'),
});
export type SimilarVacancies = z.infer<typeof SimilarVacancies>;

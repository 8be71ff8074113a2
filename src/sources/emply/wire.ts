import { z } from 'zod';

/**
 * Emply's vacancy API as far as we read it. What is not here is dropped at this edge, above all `factDatas` of the
 * translations, the tenant's own labelled fields: contact persons stand among them.
 */

/** Ids, some of them numbers on the wire. */
const Code = z.union([z.string(), z.number().int()]).transform(String);

/** `POST /api/integration/vacancy/get-page`: the envelope. Each vacancy is read by itself. */
export const VacancyPage = z.object({
  count: z.int().nonnegative(),
  vacancies: z.array(z.unknown()).readonly(),
});
export type VacancyPage = z.infer<typeof VacancyPage>;

export const Translation = z.object({
  /** "da-DK". */
  languageKey: z.string().nullish(),
  title: z.string().nullish(),
  content: z.string().nullish(),
});
export type Translation = z.infer<typeof Translation>;

export const Vacancy = z.object({
  shortId: Code.refine((id) => id.trim() !== '', 'must not be blank'),
  title: z.string().nullable(),
  titleAsUrl: z.string().nullish(),
  /** The ad's page where it stands elsewhere. */
  externalCseAdLink: z.string().nullish(),
  /** A pool of people to be asked some day, not a vacancy. */
  talentPool: z.boolean().nullish(),
  /** One line: "Prøvevej 1-7, 2300, København S, Denmark". */
  location: z.string().nullable(),
  published: z.string().nullable(),
  deadline: z.string().nullish(),
  translations: z.array(Translation.nullable()).readonly().nullable(),
});
export type Vacancy = z.infer<typeof Vacancy>;

/** Without one of these there is no vacancy to show. */
export const ESSENTIAL_FIELDS: ReadonlySet<string> = new Set(['shortId']);

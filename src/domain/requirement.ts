import { z } from 'zod';

/**
 * What an ad asks of whoever takes the job, as codes: `driving_licence`, `driving_licence:C`, `own_car`,
 * `language:sv`, `education:bachelor`, `shift:night`. Each is in one of three states: stated as required, stated as
 * not required (an advantage at most), or not stated, which is no entry at all.
 */

/** EU categories, Directive 2006/126/EC, article 4, without those nobody drives for a living. */
export const LICENCE_CLASSES = [
  'AM',
  'A',
  'B',
  'BE',
  'C1',
  'C1E',
  'C',
  'CE',
  'D1',
  'D1E',
  'D',
  'DE',
] as const;
export type LicenceClass = (typeof LICENCE_CLASSES)[number];

/** ISO 639-1. */
export const REQUIRED_LANGUAGES = [
  ...([
    'da',
    'sv',
    'en',
    'no',
    'de',
    'fi',
    'is',
    'fr',
    'es',
    'it',
    'nl',
    'pl',
    'pt',
    'ru',
    'uk',
    'ro',
  ] as const),
  ...([
    'et',
    'lv',
    'lt',
    'cs',
    'hu',
    'el',
    'tr',
    'ar',
    'fa',
    'so',
    'ur',
    'hi',
    'zh',
    'ja',
    'ko',
    'th',
    'vi',
  ] as const),
] as const;
export type RequiredLanguage = (typeof REQUIRED_LANGUAGES)[number];

/**
 * Lowest first, by ISCED 2011: `secondary` is level 3, `vocational` training for an occupation on level 3 to 5 or
 * other education after school below a bachelor (EQF 4–5), `bachelor` 6, `master` 7, `doctorate` 8 (EQF 6–8).
 */
export const EDUCATION_LEVELS = ['secondary', 'vocational', 'bachelor', 'master', 'doctorate'] as const;
export type EducationLevel = (typeof EDUCATION_LEVELS)[number];

export const SHIFTS = ['day', 'evening', 'night', 'weekend'] as const;
export type Shift = (typeof SHIFTS)[number];

export const REQUIREMENTS = [
  'driving_licence',
  ...LICENCE_CLASSES.map((name) => `driving_licence:${name}` as const),
  'own_car',
  ...REQUIRED_LANGUAGES.map((name) => `language:${name}` as const),
  ...EDUCATION_LEVELS.map((name) => `education:${name}` as const),
  ...SHIFTS.map((name) => `shift:${name}` as const),
] as const;
export const RequirementCode = z.enum(REQUIREMENTS);
export type RequirementCode = z.infer<typeof RequirementCode>;

export const Requirement = z.object({
  requirement: RequirementCode.describe('`driving_licence` alone is a licence of a class that is not told'),
  state: z
    .enum(['required', 'not_required'])
    .describe(
      '`not_required`: the ad says so, or calls it an advantage; what it does not speak of is not listed',
    ),
  basis: z
    .enum(['source', 'text'])
    .describe('whether a field of the source says so, or we read it in the text of the ad'),
  evidence: z.string().nullable().describe('the words of the ad; null where it is a field of the source'),
});
export type Requirement = z.infer<typeof Requirement>;

/** What a source states in a field of its own. */
export type RequirementClaim = Pick<Requirement, 'requirement' | 'state'>;

/** A licence of the second kind is given only to who has the first (Directive 2006/126/EC, article 6). */
const LICENCE_NEEDS: Partial<Readonly<Record<LicenceClass, readonly LicenceClass[]>>> = {
  BE: ['B'],
  C1: ['B'],
  C1E: ['B', 'C1'],
  C: ['B', 'C1'],
  CE: ['B', 'BE', 'C1', 'C1E', 'C'],
  D1: ['B'],
  D1E: ['B', 'D1'],
  D: ['B', 'D1'],
  DE: ['B', 'BE', 'D1', 'D1E', 'D'],
};

/** The requirement and all that whoever meets it has too: who lacks any of these cannot take the job. */
export function withImplied(code: RequirementCode): RequirementCode[] {
  const licence = LICENCE_CLASSES.find((name) => code === `driving_licence:${name}`);
  if (licence !== undefined) {
    const needs = (LICENCE_NEEDS[licence] ?? []).map((name) => `driving_licence:${name}` as const);
    return ['driving_licence', ...needs, code];
  }
  const level = EDUCATION_LEVELS.findIndex((name) => code === `education:${name}`);
  return level < 0
    ? [code]
    : EDUCATION_LEVELS.slice(0, level + 1).map((name) => `education:${name}` as const);
}

/** Everything that is required of whoever takes the job, sorted: what `requires` and `lacks` look at. */
export function requiredCodes(requirements: readonly Requirement[]): RequirementCode[] {
  const required = requirements.filter(({ state }) => state === 'required');
  return [...new Set(required.flatMap(({ requirement }) => withImplied(requirement)))].toSorted();
}

import { z } from 'zod';
import { Country, Duration, Hours, Language } from '../domain/codes.ts';
import type { CommuteQuery } from '../domain/commute.ts';
import { RequirementCode } from '../domain/requirement.ts';
import { Sort, type VacancyQuery } from '../domain/vacancy.ts';
import { COPENHAGEN, parseInstant } from '../lib/zoned-time.ts';
import type { ParameterFault } from './parameter-fault.ts';
import { InvalidParametersError } from './request-errors.ts';

export const LONGEST_QUERY = 500;
const LONGEST_CURSOR = 2_000;
const LONGEST_CODE = 100;
const MOST_VALUES = 100;
export const DEFAULT_LIMIT = 20;
const LARGEST_LIMIT = 100;

/**
 * The parameters of a vacancy search, as the contract names them, from the strings of a query string. Also the text
 * of the OpenAPI document. Lists may be repeated: OR within one, AND between.
 * @param knownMunicipality tells the codes of our region from all others.
 */
export function vacancyParameters(knownMunicipality: (code: string) => boolean) {
  return z.strictObject({
    q: plainText(LONGEST_QUERY)
      .optional()
      .meta({
        description:
          'Words in Danish, Swedish or English, in any form. Those that name an occupation find it in all three languages, those that name a town or municipality find what is there (see `understood` of the answer); all others must be found. `"words in quotes"` are a phrase, `-word` leaves out.',
        examples: ['sygeplejerske malmö', 'lärare -vikariat'],
      }),
    translate: trueOrFalse()
      .optional()
      .meta({
        description:
          'Whether words are taken for occupations and places. `false`: only the words given, in the dictionaries of the three languages. Default `true`.',
        examples: ['false'],
      }),
    without: listOf(plainText(LONGEST_CODE))
      .optional()
      .meta({
        description:
          'What the words are not to be taken for: a `concept` of `understood`. They are then searched as words. Repeatable.',
        examples: [['place:1280']],
      }),
    country: listOf(Country)
      .optional()
      .meta({ description: 'Country of the workplace. Repeatable.', examples: [['DK'], ['DK', 'SE']] }),
    municipality: listOf(municipalityCode(knownMunicipality))
      .optional()
      .meta({
        description:
          'Municipality of the workplace: Danish kommunekode or Swedish kommunkod, four digits, in Sjælland, Bornholm or Skåne. Repeatable.',
        examples: [['0101'], ['1280', '1281']],
      }),
    occupation: listOf(occupationCode())
      .optional()
      .meta({
        description:
          'Occupation: an ISCO-08 code of one to four digits, which finds all that begin with it, or the URI of an ESCO occupation. Repeatable.',
        examples: [['2221'], ['22', '5321']],
      }),
    employer: listOf(plainText(LONGEST_CODE))
      .optional()
      .meta({
        description:
          'Employer, by name or organisation number. A name finds employers called so or whose name begins with these words (`Region Skåne` finds `Region Skåne, Psykiatri`); capitals, punctuation and the difference between ø and ö, æ and ä do not matter. A number is a CVR number (8 digits) or a Swedish organisation number (10 digits, with or without hyphen). Repeatable.',
        examples: [['Region Skåne'], ['29190623', '232100-0255']],
      }),
    language: listOf(Language)
      .optional()
      .meta({
        description: 'Language that the ad itself is written in. Repeatable.',
        examples: [['en'], ['da', 'en']],
      }),
    requires: listOf(RequirementCode)
      .optional()
      .meta({
        description:
          'Only vacancies whose ad states this as required (`driving_licence`, `driving_licence:C`, `own_car`, `language:sv`, `education:bachelor`, `shift:night`), or something that includes it: `driving_licence` any class, `driving_licence:B` also C, since a C licence needs a B, `education:bachelor` also `master`. Repeatable: all of them.',
        examples: [['language:en'], ['driving_licence', 'shift:night']],
      }),
    lacks: listOf(RequirementCode)
      .optional()
      .meta({
        description:
          'What the reader lacks: leaves out vacancies whose ad states it as required, or something that includes it, as in `requires`. What an ad states as not required (or as an advantage only) and what it does not speak of stays in. Repeatable: none of them.',
        examples: [['driving_licence'], ['language:sv', 'shift:night']],
      }),
    hours: listOf(Hours)
      .optional()
      .meta({
        description: 'Full time or part time, where the posting says. Repeatable.',
        examples: [['part_time']],
      }),
    duration: listOf(Duration)
      .optional()
      .meta({
        description: 'Permanent or for a limited time, where the posting says. Repeatable.',
        examples: [['permanent']],
      }),
    publishedAfter: moment().optional().meta(momentMeta('Published', 'publication')),
    deadlineAfter: moment().optional().meta(momentMeta('Deadline', 'deadline')),
    source: listOf(plainText(LONGEST_CODE))
      .optional()
      .meta({
        description: 'Only vacancies posted at this source; ids as listed by `/api/v1/sources`. Repeatable.',
        examples: [['jobnet']],
      }),
    sort: Sort.optional().meta({
      description: 'Order of the answer. Default: `relevance` with `q`, else `published` (newest first).',
      examples: ['deadline'],
    }),
    limit: wholeNumber(1, LARGEST_LIMIT)
      .optional()
      .meta({
        description: 'How many items one answer carries at most.',
        examples: [50],
        type: 'integer',
        minimum: 1,
        maximum: LARGEST_LIMIT,
        default: DEFAULT_LIMIT,
      }),
    // No example: any that stood here would belong to no search.
    cursor: plainText(LONGEST_CURSOR).optional().meta({
      description:
        '`nextCursor` of the answer before; with it, all other parameters stay the same. Opaque, and of no use elsewhere.',
    }),
    explain: trueOrFalse()
      .optional()
      .meta({
        description: 'Also why each vacancy answers to the words, with its points. Default `false`.',
        examples: ['true'],
      }),
    facets: trueOrFalse()
      .optional()
      .meta({
        description:
          'Also counts by country, municipality, occupation, hours, duration, language and source, each under all filters but its own. Default `false`.',
        examples: ['true'],
      }),
  });
}

export type VacancyParameters = z.output<ReturnType<typeof vacancyParameters>>;

/**
 * The search these parameters ask for.
 * @param defaults what holds where the reader chose nothing: a page shows counts, the API gives them on demand.
 * @param commute see `commuteQuery`.
 */
export function vacancyQuery(
  parameters: VacancyParameters,
  defaults: { facets: boolean },
  commute: CommuteQuery | null = null,
): VacancyQuery {
  const words = parameters.q?.trim() ?? '';
  const q = words === '' ? null : words;
  return {
    q,
    countries: distinct(parameters.country),
    municipalities: distinct(parameters.municipality),
    employers: distinct(parameters.employer),
    languages: distinct(parameters.language),
    requires: distinct(parameters.requires),
    lacks: distinct(parameters.lacks),
    hours: distinct(parameters.hours),
    durations: distinct(parameters.duration),
    publishedAfter: instantOf(parameters.publishedAfter),
    deadlineAfter: instantOf(parameters.deadlineAfter),
    occupations: distinct(parameters.occupation),
    translate: parameters.translate !== 'false',
    without: distinct(parameters.without),
    explain: parameters.explain === 'true',
    sources: distinct(parameters.source),
    commute,
    sort: parameters.sort ?? (q === null ? 'published' : 'relevance'),
    limit: Number(parameters.limit ?? DEFAULT_LIMIT),
    cursor: parameters.cursor ?? null,
    facets: parameters.facets === undefined ? defaults.facets : parameters.facets === 'true',
  };
}

/** @throws InvalidParametersError where the search names a source that there is not. */
export function refuseUnknownSources(query: VacancyQuery, known: readonly string[]): void {
  const unknown = query.sources.filter((source) => !known.includes(source));
  if (unknown.length === 0) return;
  throw new InvalidParametersError(
    unknown.map((value) => ({ parameter: 'source', fault: { kind: 'not_one_of', allowed: known, value } })),
  );
}

function trueOrFalse() {
  return z.enum(['true', 'false']);
}

/** A URI of any concept is well formed: whether it is one of ours only says how much is found. */
function occupationCode() {
  return plainText(LONGEST_CODE).refine(
    (value) => /^\d{1,4}$|^https?:\/\/\S+$/.test(value),
    faultParams({ kind: 'not_an_occupation' }),
  );
}

export function listOf<T extends z.ZodType>(value: T) {
  return z.array(value).max(MOST_VALUES);
}

/** Everything but tab and line breaks that Unicode calls a control; among them NUL, which PostgreSQL refuses. */
const CONTROL_CHARACTER = /[^\P{Cc}\t\n\r]/u;

export function plainText(longest: number) {
  return z
    .string()
    .max(longest)
    .refine((text) => !CONTROL_CHARACTER.test(text), faultParams({ kind: 'control_character' }));
}

function municipalityCode(known: (code: string) => boolean) {
  return z
    .string()
    .superRefine((value, context) => {
      if (!/^\d{4}$/.test(value) || !known(value)) addFault(context, { kind: 'unknown_municipality', value });
    })
    .meta({ pattern: '^\\d{4}$' });
}

/** A day, or an instant with its offset; years that every date type and reader agree on. */
const MOMENT = /^(?:19|20)\d\d-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+ -]\d\d:\d\d))?$/;

function moment() {
  return z.string().superRefine((value, context) => {
    if (!MOMENT.test(value) || instantOf(value) === null) addFault(context, { kind: 'not_a_moment', value });
  });
}

function momentMeta(name: string, of: string) {
  return {
    description: `${name} on this day or later (\`YYYY-MM-DD\`: from its midnight in Europe/Copenhagen, whose clock is Stockholm’s), or at this instant or later (ISO 8601 with offset, \`2026-03-01T08:00:00+01:00\`; a \`+\` not encoded is understood). Vacancies that state no ${of} are left out.`,
    examples: ['2026-03-01', '2026-03-01T08:00:00Z'],
  };
}

/** @param value of `moment()`. In a query string a bare `+` stands for a space. */
function instantOf(value: string | undefined): string | null {
  return value === undefined ? null : parseInstant(value.replace(' ', '+'), COPENHAGEN);
}

/** Stays a string here: the OpenAPI document takes no default or example from a schema that transforms. */
export function wholeNumber(least: number, most: number) {
  return z.string().superRefine((value, context) => {
    const number = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
    if (!(number >= least && number <= most))
      addFault(context, { kind: 'not_whole_number', least, most, value });
  });
}

export function addFault(context: z.core.$RefinementCtx, fault: ParameterFault): void {
  context.addIssue({ code: 'custom', ...faultParams(fault) });
}

export function faultParams(fault: ParameterFault) {
  return { params: { fault } };
}

function distinct<T>(values: readonly T[] | undefined): T[] {
  return [...new Set(values)];
}

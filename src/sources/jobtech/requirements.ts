import type { FieldIssue } from '../../domain/normalised-posting.ts';
import { LICENCE_CLASSES, type RequiredLanguage, type RequirementClaim } from '../../domain/requirement.ts';
import { textOrNull } from '../raw-text.ts';
import type { JobtechAd } from './wire.ts';

/** Languages of the taxonomy by their Swedish names; of some hundred more none is in our codes. */
const LANGUAGES: Readonly<Record<string, RequiredLanguage>> = {
  ...{
    svenska: 'sv',
    danska: 'da',
    engelska: 'en',
    norska: 'no',
    tyska: 'de',
    finska: 'fi',
    isländska: 'is',
  },
  ...{ franska: 'fr', spanska: 'es', italienska: 'it', nederländska: 'nl', polska: 'pl', portugisiska: 'pt' },
  ...{ ryska: 'ru', ukrainska: 'uk', rumänska: 'ro', estniska: 'et', lettiska: 'lv', litauiska: 'lt' },
  ...{ tjeckiska: 'cs', ungerska: 'hu', grekiska: 'el', turkiska: 'tr', arabiska: 'ar', persiska: 'fa' },
  ...{ somaliska: 'so', urdu: 'ur', hindi: 'hi', kinesiska: 'zh', japanska: 'ja', koreanska: 'ko' },
  ...{ thailändska: 'th', vietnamesiska: 'vi' },
};

/** Levels of SUN 2000, https://www.scb.se/sun: what lies below upper secondary school asks for nothing. */
const EDUCATION: readonly (readonly [RegExp, RequirementClaim['requirement'] | null])[] = [
  [/^förgymnasial/i, null],
  [/^gymnasial/i, 'education:secondary'],
  // From one year to a master: no more than the least of it is stated.
  [/^eftergymnasial/i, 'education:vocational'],
  [/^forskar/i, 'education:doctorate'],
  [/^saknar/i, null],
];

/**
 * What Platsbanken's form asks of the applicant. A box that is not ticked is not an answer: real ads that leave
 * `driving_license_required` false ask for a licence in their text. So nothing is ever stated as not required by one,
 * but by `nice_to_have`.
 */
export function requirementsOf(ad: JobtechAd, issues: FieldIssue[]): RequirementClaim[] {
  return [
    ...licencesOf(ad, issues),
    ...(ad.access_to_own_car === true ? [{ requirement: 'own_car', state: 'required' } as const] : []),
    ...wishesOf(ad.must_have, 'required', issues),
    ...wishesOf(ad.nice_to_have, 'not_required', issues),
  ];
}

function licencesOf(ad: JobtechAd, issues: FieldIssue[]): RequirementClaim[] {
  if (ad.driving_license_required !== true) return [];
  const classes = namesOf(ad.driving_license).flatMap((label) => {
    const known = LICENCE_CLASSES.find((name) => name === label.toUpperCase());
    if (known === undefined) issues.push({ path: 'driving_license', reason: 'unknown class', value: label });
    return known ?? [];
  });
  if (classes.length === 0) return [{ requirement: 'driving_licence', state: 'required' }];
  return classes.map((name) => ({ requirement: `driving_licence:${name}`, state: 'required' }));
}

function wishesOf(
  wishes: JobtechAd['must_have'],
  state: RequirementClaim['state'],
  issues: FieldIssue[],
): RequirementClaim[] {
  const languages = namesOf(wishes?.languages).flatMap((label) => {
    const code = LANGUAGES[label.toLowerCase()];
    return code === undefined ? [] : [{ requirement: `language:${code}` as const, state }];
  });
  const levels = namesOf(wishes?.education_level).flatMap((label) => {
    const level = EDUCATION.find(([pattern]) => pattern.test(label));
    if (level === undefined) issues.push({ path: 'education_level', reason: 'unknown level', value: label });
    return level === undefined || level[1] === null ? [] : [{ requirement: level[1], state }];
  });
  return [...languages, ...levels];
}

function namesOf(
  concepts: readonly { readonly label?: string | null | undefined }[] | null | undefined,
): string[] {
  return (concepts ?? []).flatMap(({ label }) => textOrNull(label) ?? []);
}

import { EDUCATION_LEVELS, type EducationLevel, type RequirementClaim } from '../../domain/requirement.ts';
import { stateOfMention } from './state-of-mention.ts';
import type { Statement } from './statements.ts';

/** Degrees and courses by the level they are on; a title of an occupation is none. */
const LEVELS: readonly (readonly [EducationLevel, string])[] = [
  [
    'doctorate',
    'doktorsexamen|disputerad|ph\\.?d\\.?[ -]grad|(?:hold|have|completed|obtained|has) (?:a|an) ph\\.?d\\.?|ph\\.?d\\.? degree|doctoral degree|doctorate',
  ],
  [
    'master',
    "masterexamen|mastersexamen|magisterexamen|civilingenjörsexamen|kandidatgrad|kandidatuddannelse|lang videregående uddannelse|master[’']?s? degree|m\\.?sc\\.?(?: degree)?(?![\\p{L}])|master of (?:science|arts)",
  ],
  [
    'bachelor',
    "kandidatexamen|akademisk examen|akademisk utbildning|högskoleexamen|universitetsexamen|högskoleutbildning|universitetsutbildning|utbildning på högskolenivå|socionomexamen|sjuksköterskeexamen|förskollärarexamen|professionsbachelor|bachelorgrad|bacheloruddannelse|mellemlang videregående uddannelse|bachelor[’']?s? (?:degree|or)|b\\.?sc\\.?(?: degree)?(?![\\p{L}])|university degree|academic degree",
  ],
  [
    'vocational',
    'eftergymnasial (?:utbildning|examen)|yrkeshögskole\\p{L}*|yh-utbildning|yrkesutbildning|yrkesexamen|erhvervsuddannelse|svendebrev|faglært|vocational (?:training|education|degree|diploma)',
  ],
  [
    'secondary',
    'gymnasieutbildning|gymnasieexamen|gymnasiekompetens|gymnasial utbildning|gymnasial uddannelse|studentereksamen|high school (?:diploma|degree)|upper secondary (?:education|school)',
  ],
];
const MENTION = new RegExp(
  `(?<![\\p{L}])(?:${LEVELS.map(([level, pattern]) => `(?<${level}>${pattern})`).join('|')})`,
  'giu',
);
/** The alternatives are many: a cheap look first. */
const HINT =
  /examen|utbildning|uddannelse|grad\b|degree|ph\.?d|doctor|disputerad|m\.?sc|b\.?sc|svendebrev|faglært|vocational|school|gymnasi|yrkes/i;
/** Where years of work do as well. */
const OR_EXPERIENCE =
  /(?:eller|or)(?:\s+(?:annan|anden|motsvarande|tilsvarende|equivalent|relevant|likvärdig|similar|tidigare))*\s+(?:\p{L}+\s)?(?:erfarenhet|erfaring|experience|work experience|arbetslivserfarenhet)/iu;
/** Who studies or is taught, not who is asked for; and what is being given. */
const OF_OTHERS =
  /\b(?:students?|studerende|studenter|elever|kurser|programmes?|programs?)\b|grundar|erbjuder|löne/i;

/** The lowest education that a statement says is enough. */
export function readEducation(statement: Statement): RequirementClaim[] {
  const { text } = statement;
  if (!HINT.test(text)) return [];
  if (OR_EXPERIENCE.test(text) || OF_OTHERS.test(text)) return [];
  const found = new Map<EducationLevel, RequirementClaim['state']>();
  for (const { groups, index } of text.matchAll(MENTION)) {
    const level = EDUCATION_LEVELS.find((name) => groups?.[name] !== undefined);
    const state = stateOfMention(statement, index, null);
    if (level !== undefined && state !== null) found.set(level, state);
  }
  const lowest = EDUCATION_LEVELS.find((level) => found.get(level) === 'required');
  const claims = [...found].filter(([level, state]) => state === 'not_required' || level === lowest);
  return claims.map(([level, state]) => ({ requirement: `education:${level}` as const, state }));
}

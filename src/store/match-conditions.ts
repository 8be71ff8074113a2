import type { QueryParameters } from './query-parameters.ts';
import type { Wanted, WantedOccupation, WantedPlace } from './wanted.ts';

/**
 * SQL conditions on `vacancy` for what is wanted.
 *
 * What counts as found for an occupation: that it is the vacancy's occupation, or among those its title may mean, or that
 * its own words stand in the ad. Another occupation of the same ISCO group is not found by that: a unit group holds up to
 * a hundred occupations ("2221" every kind of nurse, but "9329" every factory hand), and would bury what was asked for
 * and make the total a lie. It only lifts those among what the words have found.
 */
export function matchConditions(wanted: Wanted, parameters: QueryParameters): string[] {
  const { texts, unwanted, occupations, places } = wanted;
  const conditions: string[] = [];
  const negated = unwanted.map((tsquery) => `!(${tsquery})`);
  const positive = texts.map(({ tsquery }) => `(${tsquery})`);
  if (positive.length > 0 || (occupations.length === 0 && negated.length > 0))
    conditions.push(hasText([...positive, ...negated].join(' & '), parameters));
  if (occupations.length > 0) conditions.push(isOneOf(occupations, negated, parameters));
  if (occupations.length > 0 && unwanted.length > 0)
    // Looked up once: to unpack the document of every vacancy of the occupation would take far longer.
    conditions.push(
      `vacancy.id not in (select id from vacancy where ${hasText(unwanted.map((tsquery) => `(${tsquery})`).join(' | '), parameters)})`,
    );
  if (places.length > 0) conditions.push(`(${places.map((place) => isIn(place, parameters)).join(' or ')})`);
  return conditions;
}

/** SQL: whether the vacancy's own concepts, or those its title may mean, are what was asked for. */
export function isConcept(
  { concepts, groups }: Pick<WantedOccupation, 'concepts' | 'groups'>,
  parameters: QueryParameters,
): string {
  const conditions = groups.map((group) => isInGroup(group, parameters));
  if (concepts.length > 0) conditions.unshift(`vacancy.concepts && ${parameters.add(concepts)}::int[]`);
  return conditions.length === 0 ? 'false' : `(${conditions.join(' or ')})`;
}

/** A range, which an index can answer. */
function isInGroup(group: string, parameters: QueryParameters): string {
  const code = parameters.add(group);
  if (group.length === 4) return `vacancy.occupation_isco = ${code}`;
  return `(vacancy.occupation_isco >= ${code} and vacancy.occupation_isco < ${parameters.add(`${group}:`)})`;
}

function isOneOf(
  occupations: readonly WantedOccupation[],
  negated: readonly string[],
  parameters: QueryParameters,
): string {
  const words = occupations.flatMap((occupation) =>
    occupation.words === null ? [] : `(${occupation.words.tsquery})`,
  );
  const concepts = [...new Set(occupations.flatMap((occupation) => occupation.concepts))];
  const groups = [...new Set(occupations.flatMap((occupation) => occupation.groups))];
  const isAny = isConcept({ concepts, groups }, parameters);
  if (words.length === 0) return isAny;
  const text = [`(${words.join(' | ')})`, ...negated].join(' & ');
  return `(${hasText(text, parameters)} or ${isAny})`;
}

function isIn({ municipalities, tsquery }: WantedPlace, parameters: QueryParameters): string {
  const isThere = `vacancy.municipality_code = any(${parameters.add(municipalities)}::text[])`;
  return tsquery === null ? isThere : `(${isThere} and ${hasText(tsquery, parameters)})`;
}

function hasText(tsquery: string, parameters: QueryParameters): string {
  return `vacancy.document @@ ${parameters.add(tsquery)}::tsquery`;
}

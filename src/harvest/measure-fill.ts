import type { NormalisedPosting } from '../domain/normalised-posting.ts';
import type { FillField } from '../sources/expectations.ts';

/**
 * The important fields that a posting fills: for the shares that a source is held to.
 * @param textLength of its description, of which no more has to be known.
 */
export function filledFields(
  posting: NormalisedPosting,
  textLength = posting.description.length,
): FillField[] {
  const isFilled: Readonly<Record<FillField, boolean>> = {
    title: posting.title.trim() !== '',
    body: textLength > 0,
    place: posting.workplace.precision !== 'unknown',
    employer: posting.employer.name !== null,
    end: posting.deadline !== null || posting.openUntil !== null,
    occupation: posting.occupationClaims.length > 0,
  };
  return (Object.keys(isFilled) as FillField[]).filter((field) => isFilled[field]);
}

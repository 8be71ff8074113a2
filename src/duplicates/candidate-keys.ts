import { squashedName } from './employer-key.ts';
import { placeIds } from './place-key.ts';
import type { FreshSketch, PostingSketch } from './posting-sketch.ts';

/**
 * The keys under which a posting is to be found by others that may be the same vacancy, for an index: two postings
 * that `decide` joins by id, URL, or the employer's number or name have at least one in common; two that it joins
 * by their texts (an employer unnamed on one side, or named by a part of the name) do so with a probability of 0.99
 * at the likeness asked for there, unless one is placed by its postcode alone and the other in a municipality. At most 23 keys of up to some 210 characters.
 */
export function candidateKeys(sketch: FreshSketch): string[] {
  const places = placeIds(sketch.place);
  return [
    `id:${sketch.id}`,
    ...namedKeys(sketch),
    ...employerIds(sketch).flatMap((employer) => places.map((place) => `${employer}@${place}`)),
    ...[...sketch.text.bands].map((band) => `text:${band.toString(36)}@${places[0]}`),
  ];
}

/** Those of the keys that name a job: by them alone two are joined, unless others of their sources have them too. */
export function namedKeys({ externalIds, urls }: Pick<PostingSketch, 'externalIds' | 'urls'>): string[] {
  return [...externalIds.map((id) => `id:${id}`), ...urls.map((url) => `url:${url}`)];
}

function employerIds({ employer }: PostingSketch): string[] {
  const ids: string[] = [];
  if (employer.number !== null) ids.push(`org:${employer.number}`);
  if (employer.words.length > 0) ids.push(`name:${squashedName(employer)}`);
  return ids;
}

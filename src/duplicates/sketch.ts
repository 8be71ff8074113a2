import type { Country } from '../domain/codes.ts';
import type { NormalisedPosting } from '../domain/normalised-posting.ts';
import type { KnownElsewhere } from '../domain/posting-draft.ts';
import type { Workplace } from '../domain/vacancy.ts';
import { employerKey } from './employer-key.ts';
import { foldWords } from './fold-letters.ts';
import { placeKey } from './place-key.ts';
import type { FreshSketch } from './posting-sketch.ts';
import { stemWord } from './stem-word.ts';
import { sampleText } from './text-sample.ts';
import { titleWords } from './title-words.ts';
import { urlKey } from './url-key.ts';
import { workExtents } from './work-extents.ts';

const NOWHERE: KnownElsewhere = { ids: [], urls: [] };

/**
 * Sketches a posting: the same posting gives the same sketch on any machine, on any day.
 * @param source id of the source the posting comes from.
 */
export function sketch(
  source: string,
  posting: NormalisedPosting,
  { ids, urls }: KnownElsewhere = NOWHERE,
): FreshSketch {
  const { title, description, employer, workplace, language, hours, positions } = posting;
  return {
    id: `${source}:${posting.sourceId}`,
    externalIds: sortedOnce(ids),
    urls: sortedOnce([posting.url, ...urls].map(urlKey).filter((key) => key !== null)),
    title: titleWords(title, language),
    context: contextStems([employer.name ?? '', ...placeNames(workplace)]),
    employer: employerKey(employer),
    place: placeKey(workplace),
    language,
    hours,
    positions,
    published: dayOf(posting.publishedAt),
    deadline: dayOf(posting.deadline),
    extents: workExtents(`${title}\n${description}`),
    text: sampleText(description),
  };
}

function dayOf(instant: string | null): string | null {
  return instant?.slice(0, 'YYYY-MM-DD'.length) ?? null;
}

const COUNTRY_NAMES: Readonly<Record<Country, readonly string[]>> = {
  DK: ['Danmark', 'Denmark'],
  SE: ['Sverige', 'Sweden'],
};
/** The one town of the region with other names in the other languages. */
const COPENHAGEN_NAMES = ['København', 'Köpenhamn', 'Copenhagen'];

function placeNames({ country, municipality, city }: Workplace): string[] {
  const names = [city ?? '', municipality?.name ?? '', ...COUNTRY_NAMES[country]];
  return names.some((name) => /^København/.test(name)) ? [...names, ...COPENHAGEN_NAMES] : names;
}

function contextStems(names: readonly string[]): string[] {
  return sortedOnce(names.flatMap((name) => foldWords(name).map(stemWord)));
}

function sortedOnce(values: readonly string[]): string[] {
  return [...new Set(values)].sort();
}

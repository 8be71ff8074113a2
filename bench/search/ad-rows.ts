import { OCCUPATIONS } from '../../seeds/demo/occupations.ts';
import {
  DANISH_MUNICIPALITIES,
  type DemoMunicipality,
  SWEDISH_MUNICIPALITIES,
} from '../../seeds/demo/places.ts';
import type { DemoCalendar } from '../../src/demo/demo-calendar.ts';
import { inventPlace } from '../../src/demo/invent-place.ts';
import { type Random, seededRandom, seedOf } from '../../src/demo/random.ts';
import { renderHtml, renderText } from '../../src/demo/render-body.ts';
import { writeVacancies } from '../../src/demo/write-vacancy.ts';
import type { Country, Language } from '../../src/domain/codes.ts';
import type { ConceptIndex } from '../../src/occupations/concept-index.ts';
import { rareWord } from '../support/rare-words.ts';

/** Different texts of each occupation in each language; what tells ads apart besides is added to each. */
const VARIANTS = 6;
/** With the demo's text some 3.7 kB, as real ads have in the mean. */
const SENTENCES = { least: 6, most: 44 } as const;
const DAY_MS = 86_400_000;

/** One ad as a row of `vacancy`, by column. */
export type AdRow = Readonly<Record<string, string | number | null>>;

interface Template {
  readonly country: Country;
  readonly language: Language;
  readonly title: string;
  readonly text: string;
  readonly html: string;
  readonly employer: string;
  readonly percent: number;
  readonly isPermanent: boolean;
  readonly concept: {
    readonly number: number;
    readonly uri: string;
    readonly isco: string;
    readonly labels: Labels;
  } | null;
}

interface Labels {
  readonly da: string | null;
  readonly sv: string | null;
  readonly en: string | null;
}

/** Writes as many ads as one likes, the same everywhere and always but for their dates. */
export function adWriter(
  concepts: ConceptIndex,
  calendar: DemoCalendar,
  now: Date,
): (index: number) => AdRow {
  const templates = writeTemplates(concepts, calendar);
  return (index) => writeAd(index, templates, now);
}

function writeTemplates(concepts: ConceptIndex, calendar: DemoCalendar): Template[] {
  const random = seededRandom(seedOf('search bench templates'));
  const written: Template[] = [];
  for (const occupation of OCCUPATIONS) {
    for (const [country, language] of LANGUAGES_OF) {
      const text = occupation[language];
      if (text === undefined) continue;
      const noun = text.noun.replace(/^\S+ /, '');
      const concept =
        concepts.lookup(noun)[0]?.concept ?? concepts.link(noun, { language })[0]?.concept ?? null;
      for (let variant = 0; variant < VARIANTS; variant += 1) {
        const municipality = random.pick(MUNICIPALITIES[country]);
        const place = inventPlace(municipality, country, 'municipality', random);
        const [vacancy] = writeVacancies(
          { country, language, occupation, places: [place] },
          calendar,
          random,
        );
        if (vacancy === undefined) continue;
        written.push({
          country,
          language,
          title: vacancy.headline,
          text: renderText(vacancy.body, '– ', '\n\n'),
          html: renderHtml(vacancy.body, 'strong'),
          employer: vacancy.employer.name,
          percent: vacancy.percent,
          isPermanent: vacancy.isPermanent,
          concept,
        });
      }
    }
  }
  return written;
}

/** One ad in ten of each country is in English. */
const LANGUAGES_OF: readonly (readonly [Country, Language])[] = [
  ['DK', 'da'],
  ['SE', 'sv'],
  ['DK', 'en'],
  ['SE', 'en'],
];
const MUNICIPALITIES: Readonly<Record<Country, readonly [DemoMunicipality, ...DemoMunicipality[]]>> = {
  DK: some(DANISH_MUNICIPALITIES),
  SE: some(SWEDISH_MUNICIPALITIES),
};
const HOURS = ['full_time', 'part_time', null] as const;

function writeAd(index: number, templates: readonly Template[], now: Date): AdRow {
  const random = seededRandom(seedOf(`search bench ad ${index}`));
  const template = random.pick(some(templates));
  const { country, concept } = template;
  const municipality = random.pick(MUNICIPALITIES[country]);
  const town = random.pick(municipality.towns);
  const hasAddress = random.fraction() < 0.25;
  const tail = Array.from({ length: random.whole(SENTENCES.least, SENTENCES.most) }, () =>
    sentence(random),
  ).join(' ');
  const published = new Date(now.getTime() - Math.floor(random.fraction() ** 1.4 * 30 * DAY_MS));
  const basis = concept === null ? null : basisOf(random);
  return {
    id: `b${index.toString(36).padStart(12, '0')}`,
    source: country === 'DK' ? 'jobnet' : 'jobtech',
    title: template.title,
    description: `${template.text}\n\n${tail}`,
    description_html: `${template.html}<p>${tail}</p>`,
    language: template.language,
    employer_name: random.fraction() < 0.5 ? template.employer : `${template.employer} ${town.city}`,
    employer_org_number: String(10_000_000 + (index % 9_000)),
    employer_country: country,
    workplace_country: country,
    municipality_code: municipality.code,
    municipality_name: municipality.name,
    postcode: hasAddress ? town.postcode : null,
    city: hasAddress ? town.city : null,
    precision: 'municipality',
    ...occupationOf(concept, basis, random),
    occupation_claims: '[]',
    hours: template.percent < 100 ? 'part_time' : random.pick(HOURS),
    duration: template.isPermanent ? 'permanent' : 'temporary',
    positions: 1,
    published_at: published.toISOString(),
    deadline: new Date(now.getTime() + random.whole(1, 45) * DAY_MS).toISOString(),
    first_seen_at: published.toISOString(),
    updated_at: published.toISOString(),
  };
}

/** As it was measured on real ads: nearly all state theirs, some are read out of the title, some stay guesses. */
function basisOf(random: Random): 'stated' | 'mapped' | 'inferred' | 'candidate' {
  const draw = random.fraction();
  if (draw < 0.6) return 'stated';
  if (draw < 0.8) return 'mapped';
  return draw < 0.9 ? 'inferred' : 'candidate';
}

function occupationOf(
  concept: Template['concept'],
  basis: ReturnType<typeof basisOf> | null,
  random: Random,
): AdRow {
  if (concept === null || basis === null) return {};
  const { number, uri, isco, labels } = concept;
  if (basis === 'candidate')
    return {
      occupation_candidates: JSON.stringify([{ concept: number, esco: uri, isco, confidence: 0.4 }]),
      concepts: `{${number}}`,
    };
  return {
    occupation_esco: uri,
    occupation_isco: isco,
    occupation_label_da: labels.da,
    occupation_label_sv: labels.sv,
    occupation_label_en: labels.en,
    occupation_basis: basis,
    occupation_confidence: basis === 'inferred' ? 0.6 + random.whole(0, 3) / 10 : 1,
    concepts: `{${number}}`,
  };
}

function sentence(random: Random): string {
  return `${rareWord(random)} ${rareWord(random)} ${rareWord(random)} ${rareWord(random)}.`;
}

function some<T>(items: readonly T[]): readonly [T, ...T[]] {
  const [first, ...rest] = items;
  if (first === undefined) throw new Error('the demo has none');
  return [first, ...rest];
}

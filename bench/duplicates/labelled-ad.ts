import type { Country, Hours, Language } from '../../src/domain/codes.ts';
import type { NormalisedPosting } from '../../src/domain/normalised-posting.ts';
import type { KnownElsewhere } from '../../src/domain/posting-draft.ts';
import type { MunicipalityRef } from '../../src/domain/vacancy.ts';

/** A posting with the source it came from. */
export interface SourcedPosting {
  readonly source: string;
  readonly posting: NormalisedPosting;
  readonly elsewhere: KnownElsewhere;
}

/** An ad that pairs are made of. */
export interface LabelledAd extends SourcedPosting {
  /** Its text as its source gives it in another format; null where it gives one only. */
  readonly otherDescription: string | null;
  /** The employer's other name at its source; null where it has one only. */
  readonly tradeName: string | null;
}

export interface AdFacts {
  readonly id: string;
  readonly source: string;
  readonly url: string;
  readonly title: string;
  readonly description: string;
  readonly otherDescription: string | null;
  readonly language: Language | null;
  readonly employer: string;
  readonly tradeName: string | null;
  readonly number: string | null;
  readonly country: Country;
  readonly municipality: MunicipalityRef | null;
  readonly postcode: string | null;
  readonly city: string | null;
  readonly street: string | null;
  readonly hours: Hours | null;
  readonly publishedAt: string | null;
  readonly deadline: string | null;
}

/** The ad in the shared schema. What duplicates are not told by is left empty. */
export function labelledAd(facts: AdFacts): LabelledAd {
  const { country, municipality, postcode, city, street } = facts;
  return {
    source: facts.source,
    elsewhere: { ids: [], urls: [] },
    otherDescription: facts.otherDescription,
    tradeName: facts.tradeName,
    posting: {
      sourceId: facts.id,
      url: facts.url,
      title: facts.title,
      description: facts.description,
      descriptionHtml: '',
      language: facts.language,
      employer: { name: facts.employer, orgNumber: facts.number, country },
      workplace: {
        country,
        municipality,
        postcode,
        city,
        street,
        lat: null,
        lon: null,
        precision: 'unknown',
      },
      occupation: null,
      occupationClaims: [],
      hours: facts.hours,
      duration: null,
      positions: null,
      publishedAt: facts.publishedAt,
      deadline: facts.deadline,
      openUntil: null,
    },
  };
}

/** The parts of a text that stand between empty lines. */
export function paragraphsOf(text: string): string[] {
  return text.split(/\n\s*\n/).filter((paragraph) => paragraph.trim() !== '');
}

import type { Language } from '../../domain/codes.ts';
import type { Catalogue, Plural } from '../messages/catalogue.ts';

/** What the embedded search says: its own few words, so that a partner's page loads no whole catalogue. */
export interface EmbedTexts extends Pick<Catalogue, 'countries'> {
  readonly label: string;
  readonly submit: string;
  readonly loading: string;
  readonly failed: string;
  readonly total: Plural;
  readonly none: string;
  /** With {count}. */
  readonly all: Plural;
  readonly untitled: string;
  /** With {when}. */
  readonly deadline: string;
  readonly origin: string;
}

export const EMBED_TEXTS: Readonly<Record<Language, EmbedTexts>> = {
  da: {
    countries: { DK: 'Danmark', SE: 'Sverige' },
    label: 'Søg job på begge sider af Øresund',
    submit: 'Søg',
    loading: 'Henter ledige job …',
    failed: 'Vi kunne ikke hente jobbene. Prøv igen om lidt.',
    total: { one: '{count} ledigt job', other: '{count} ledige job' },
    none: 'Ingen ledige job passer til søgningen.',
    all: { one: 'Se det på Sundet', other: 'Se alle {count} på Sundet' },
    untitled: 'Stilling uden titel',
    deadline: 'Ansøgningsfrist {when}',
    origin:
      'Sundet samler ledige job fra begge lande, blandt andet fra de offentlige jobportaler. Annoncen hos kilden er den, der gælder.',
  },
  sv: {
    countries: { DK: 'Danmark', SE: 'Sverige' },
    label: 'Sök jobb på båda sidor av Öresund',
    submit: 'Sök',
    loading: 'Hämtar lediga jobb …',
    failed: 'Vi kunde inte hämta jobben. Försök igen om en stund.',
    total: { one: '{count} ledigt jobb', other: '{count} lediga jobb' },
    none: 'Inga lediga jobb passar sökningen.',
    all: { one: 'Se det på Sundet', other: 'Se alla {count} på Sundet' },
    untitled: 'Jobb utan rubrik',
    deadline: 'Sista ansökningsdag {when}',
    origin:
      'Sundet samlar lediga jobb från båda länderna, bland annat från de offentliga platsbankerna. Annonsen hos källan är den som gäller.',
  },
  en: {
    countries: { DK: 'Denmark', SE: 'Sweden' },
    label: 'Find jobs on both sides of the Öresund',
    submit: 'Search',
    loading: 'Loading vacancies …',
    failed: 'We could not load the jobs. Try again in a moment.',
    total: { one: '{count} vacancy', other: '{count} vacancies' },
    none: 'No vacancies match the search.',
    all: { one: 'See it on Sundet', other: 'See all {count} on Sundet' },
    untitled: 'Untitled vacancy',
    deadline: 'Deadline {when}',
    origin:
      'Sundet collects vacancies from both countries, those of the public job banks among them. The ad at its source is the one that counts.',
  },
};

import type { Country, Language } from '../../domain/codes.ts';

export const TOPICS = ['overview', 'tax', 'insurance', 'permit', 'profession'] as const;
export type Topic = (typeof TOPICS)[number];

/** A page of an authority's, in the languages it has it in. */
export interface AuthorityLink {
  readonly publisher: string;
  readonly pages: Readonly<Partial<Record<Language, string>>>;
}

/**
 * The day on which the links below were written down, from stored copies of these pages and, where none was at hand, as
 * an authority's front page. Whoever follows them all again puts the new date here.
 */
export const LINKS_WRITTEN_ON = '2026-11-28';

const SKATTESTYRELSEN: AuthorityLink = { publisher: 'Skattestyrelsen', pages: { da: 'https://skat.dk/' } };
const UDBETALING_DANMARK: AuthorityLink = {
  publisher: 'Udbetaling Danmark',
  pages: {
    da: 'https://www.borger.dk/danskere-i-udlandet/Arbejde-i-udlandet/International-social-sikring',
    en: 'https://lifeindenmark.borger.dk/working/social-security-cover',
  },
};

/** By the country of the work: whom those ask who live in the other one. */
export const AUTHORITY_LINKS: Readonly<Record<Country, Readonly<Record<Topic, readonly AuthorityLink[]>>>> = {
  DK: {
    overview: [
      {
        publisher: 'Øresunddirekt',
        pages: {
          da: 'https://www.oresunddirekt.dk/guides/at-pendle-til-et-arbejde-i-danmark',
          sv: 'https://www.oresunddirekt.se/se/jag-har-faatt-jobb-i-danmark/anstallningsvillkor/checklista-faatt-jobb-i-danmark-detta-ska-du-ordna-direkt',
          en: 'https://www.oresunddirekt.se/en',
        },
      },
    ],
    tax: [
      SKATTESTYRELSEN,
      {
        publisher: 'Skatteverket',
        pages: {
          sv: 'https://skatteverket.se/privat/skatter/internationellt/foretagocharbeteidanmark/danmark/boisverigeocharbetaidanmark.4.18e1b10334ebe8bc80003398.html',
        },
      },
    ],
    insurance: [
      {
        publisher: 'Försäkringskassan',
        pages: {
          sv: 'https://www.forsakringskassan.se/',
          en: 'https://forsakringskassan.se/english/travel-work-study-or-receive-health-care-abroad/move-study-or-work-abroad/work-in-several-countries-within-the-eu-eea-or-switzerland-and-united-kingdom',
        },
      },
      UDBETALING_DANMARK,
    ],
    permit: [
      {
        publisher: 'Ny i Danmark',
        pages: { da: 'https://www.nyidanmark.dk/', en: 'https://www.nyidanmark.dk/en-GB' },
      },
      {
        publisher: 'Øresunddirekt',
        pages: {
          en: 'https://www.oresunddirekt.se/en/find-a-job-in-denmark/start-working-in-denmark/faq-for-third-country-citizens-living-in-sweden',
        },
      },
    ],
    profession: [
      {
        publisher: 'Uddannelses- og Forskningsministeriet',
        pages: {
          da: 'https://ufm.dk/uddannelse/anerkendelse-og-dokumentation',
          en: 'https://ufm.dk/en/education/recognition-and-transparency/regulated-professions/list-of-regulated-professions',
        },
      },
    ],
  },
  SE: {
    overview: [
      {
        publisher: 'Øresunddirekt',
        pages: {
          da: 'https://www.oresunddirekt.dk/',
          sv: 'https://www.oresunddirekt.se/',
          en: 'https://www.oresunddirekt.dk/en',
        },
      },
    ],
    tax: [
      {
        publisher: 'Skatteverket',
        pages: {
          sv: 'https://skatteverket.se/privat/internationellt/foretagocharbeteidanmark/danmark/betalaskattisverige.4.18e1b10334ebe8bc8000325.html',
        },
      },
      {
        publisher: 'Øresunddirekt',
        pages: {
          da: 'https://www.oresunddirekt.dk/dk/jeg-arbejder-i-sverige/skat-og-fradrag/beskatning-ved-distancearbejde-nar-du-bor-i-danmark-og-arbejder-i-sverige',
          sv: 'https://www.oresunddirekt.se/se/jag-vill-flytta-till-danmark/bo-i-danmark-arbeta-i-sverige/skatt-nar-du-bor-i-danmark-och-pendlar-till-sverige',
        },
      },
      SKATTESTYRELSEN,
    ],
    insurance: [
      {
        publisher: 'Försäkringskassan',
        pages: {
          sv: 'https://www.forsakringskassan.se/',
          en: 'https://forsakringskassan.se/english/moving-to-working-studying-or-newly-arrived-in-sweden/work-in-sweden',
        },
      },
      UDBETALING_DANMARK,
    ],
    permit: [
      { publisher: 'Migrationsverket', pages: { sv: 'https://www.migrationsverket.se/' } },
      {
        publisher: 'Øresunddirekt',
        pages: {
          en: 'https://www.oresunddirekt.dk/en/find-a-job-in-sweden/how-to-look-for-a-job-in-sweden/general-rules-for-third-country-citizens-living-in-denmark',
        },
      },
    ],
    profession: [
      {
        publisher: 'Universitets- och högskolerådet (UHR)',
        pages: { sv: 'https://www.uhr.se/Regleradeyrken' },
      },
    ],
  },
};

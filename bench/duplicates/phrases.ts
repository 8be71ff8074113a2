import type { Language } from '../../src/domain/codes.ts';

/** What sources and employers put around an ad, as templates; `{…}` are filled in. Written by us. */
export interface Phrases {
  /** Other forms of a title. */
  readonly titles: readonly string[];
  readonly header: string;
  readonly footer: string;
  readonly extended: string;
  readonly contact: string;
  readonly fullTime: string;
  readonly partTime: string;
  /** Two values of each kind of word that tells two jobs apart: the first of one ad, the second of another. */
  readonly shifts: readonly [string, string];
  readonly extents: readonly [string, string];
  readonly ranks: readonly [string, string];
  readonly wards: readonly [string, string];
  readonly units: readonly [string, string];
  readonly counts: readonly [string, string];
  readonly terms: readonly [string, string];
}

export const PHRASES: Readonly<Record<Language, Phrases>> = {
  da: {
    titles: [
      '{title} søges',
      '{title} søges til {employer}',
      'Vi søger: {title}',
      '{employer} søger {title}',
      '{title} - {town}',
      '{title} | {employer} | {town}',
      '{title} (m/k)',
      'Ledig stilling: {title}',
    ],
    header: `Om os

Hos {employer} arbejder vi hver dag for at gøre en forskel for dem, vi er til for. Vi er en arbejdsplads med plads til forskellighed, og vi opfordrer alle uanset alder, køn, religion og etnisk baggrund til at søge.`,
    footer: `Ansøgning

Send din ansøgning med bilag gennem linket senest ved fristens udløb. Vi behandler dine oplysninger efter databeskyttelsesforordningen og sletter dem, når forløbet er slut. Henvendelser fra rekrutteringsfirmaer frabedes.`,
    extended: 'Ansøgningsfristen er forlænget.',
    contact: 'Har du spørgsmål, kan du ringe til [tel.] eller skrive til [e-mail].',
    fullTime: 'Stillingen er på 37 timer om ugen.',
    partTime: 'Stillingen er på 28 timer om ugen.',
    shifts: ['nattevagt', 'dagvagt'],
    extents: ['deltid', 'fuldtid'],
    ranks: ['junior', 'senior'],
    wards: ['afsnit 3', 'afsnit 5'],
    units: ['Elmehuset', 'Rosenhaven'],
    counts: ['2 stillinger', '4 stillinger'],
    terms: ['barselsvikar', 'fast stilling'],
  },
  sv: {
    titles: [
      '{title} sökes',
      '{title} sökes till {employer}',
      'Vi söker {title}',
      '{employer} söker {title}',
      '{title} - {town}',
      '{title}, {employer}, {town}',
      '{title}!',
      'Ledigt jobb: {title}',
    ],
    header: `Om oss

{employer} är en arbetsplats där vi varje dag arbetar för dem vi finns till för. Vi strävar efter en jämn könsfördelning och ser gärna sökande med olika bakgrund. Hos oss får du inflytande, utveckling och kollegor som bryr sig.`,
    footer: `Ansökan

Vi tar endast emot ansökningar via länken i annonsen. Urval och intervjuer kan komma att ske löpande. Inför rekryteringen har vi tagit ställning till kanaler och undanber oss därför kontakt med säljare av annonser och rekryteringstjänster.`,
    extended: 'Ansökningstiden är förlängd.',
    contact: 'Vid frågor, ring [tel.] eller mejla [e-mail].',
    fullTime: 'Tjänsten omfattar 100 % av heltid.',
    partTime: 'Tjänsten omfattar 75 % av heltid.',
    shifts: ['natt', 'dag'],
    extents: ['deltid', 'heltid'],
    ranks: ['junior', 'senior'],
    wards: ['avd 3', 'avd 5'],
    units: ['Solgläntan', 'Björkbacken'],
    counts: ['2 tjänster', '4 tjänster'],
    terms: ['vikariat', 'tillsvidare'],
  },
  en: {
    titles: [
      '{title} wanted',
      '{title} at {employer}',
      'We are looking for: {title}',
      '{employer} is hiring: {title}',
      '{title} - {town}',
      '{title} | {employer} | {town}',
      '{title} (f/m/x)',
      'Join us as {title}',
    ],
    header: `About us

At {employer} we work every day to make a difference to those we are here for. We value diversity and encourage everyone to apply regardless of age, gender, religion or ethnic background. You will join colleagues who care.`,
    footer: `Application

Please apply through the link before the closing date. Applications are processed on a rolling basis and the position may be filled before then. We handle your data under the general data protection regulation and kindly decline calls from agencies.`,
    extended: 'The closing date has been extended.',
    contact: 'Questions are answered at [tel.] or [e-mail].',
    fullTime: 'The position is 37 hours a week.',
    partTime: 'The position is 25 hours a week.',
    shifts: ['night shift', 'day shift'],
    extents: ['part-time', 'full-time'],
    ranks: ['junior', 'senior'],
    wards: ['team 3', 'team 5'],
    units: ['Elm House', 'Rose Garden'],
    counts: ['2 positions', '4 positions'],
    terms: ['temporary', 'permanent'],
  },
};

/** The phrases of an ad's own language; English where it is none of the three. */
export function phrasesOf(language: Language | null): Phrases {
  return PHRASES[language ?? 'en'];
}

/** Puts the values in for `{name}`. */
export function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}

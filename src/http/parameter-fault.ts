import type { Language } from '../domain/codes.ts';

/** What can be wrong with a parameter, apart from the language it is told in. */
export type ParameterFault =
  | { readonly kind: 'unknown_parameter'; readonly known: readonly string[] }
  | { readonly kind: 'repeated' }
  | { readonly kind: 'missing' }
  | { readonly kind: 'not_one_of'; readonly allowed: readonly string[]; readonly value: string }
  | {
      readonly kind: 'not_whole_number';
      readonly least: number;
      readonly most: number;
      readonly value: string;
    }
  | { readonly kind: 'too_long'; readonly most: number }
  | { readonly kind: 'too_many'; readonly most: number }
  | { readonly kind: 'control_character' }
  | { readonly kind: 'unknown_municipality'; readonly value: string }
  | { readonly kind: 'not_a_moment'; readonly value: string }
  | { readonly kind: 'not_an_occupation' }
  | { readonly kind: 'stale_cursor' }
  /** Means nothing without another parameter. */
  | { readonly kind: 'needs'; readonly other: string }
  | { readonly kind: 'contradicts'; readonly value: string; readonly other: string }
  | { readonly kind: 'not_a_time'; readonly value: string }
  | { readonly kind: 'not_a_day'; readonly value: string }
  | { readonly kind: 'not_a_shift'; readonly mostHours: number }
  | { readonly kind: 'outside_timetable'; readonly validFrom: string; readonly validTo: string }
  /** Without the value: it says where somebody lives. */
  | { readonly kind: 'not_a_place' }
  /** Told already, in English, by whoever found it. */
  | { readonly kind: 'told'; readonly message: string };

export interface ParameterError {
  readonly parameter: string;
  readonly fault: ParameterFault;
}

type Teller = {
  readonly [K in ParameterFault['kind']]: (fault: Extract<ParameterFault, { kind: K }>) => string;
};

const ENGLISH: Teller = {
  unknown_parameter: (f) =>
    f.known.length === 0
      ? 'there is no such parameter; this address takes none'
      : `there is no such parameter; there are ${list(f.known, 'en', 'conjunction')}`,
  missing: () => 'must be given',
  repeated: () => 'may be given only once',
  not_one_of: (f) => `must be ${list(f.allowed, 'en', 'disjunction')}, not ${quoted(f.value)}`,
  not_whole_number: (f) => `must be a whole number from ${f.least} to ${f.most}, not ${quoted(f.value)}`,
  too_long: (f) => `may be at most ${f.most} characters long`,
  too_many: (f) => `may be given at most ${f.most} times`,
  control_character: () => 'contains a control character',
  unknown_municipality: (f) => `${quoted(f.value)} is not the code of a municipality in our region`,
  not_a_moment: (f) =>
    `must be a day (2026-03-01) or an instant with its offset (2026-03-01T08:00:00+01:00), not ${quoted(f.value)}`,
  not_an_occupation: () => 'must be an ISCO-08 code of one to four digits or the URI of an ESCO occupation',
  stale_cursor: () => 'does not belong to this search; start again without it',
  needs: (f) => `needs ${f.other} too`,
  contradicts: (f) => `${quoted(f.value)} contradicts ${f.other}`,
  not_a_time: (f) => `must be a clock time (07:00) or an instant with its offset, not ${quoted(f.value)}`,
  not_a_day: (f) => `must be a day (2026-12-01), not ${quoted(f.value)}`,
  not_a_shift: (f) => `must be after arriveBy, and at most ${f.mostHours} hours later`,
  outside_timetable: (f) =>
    `lies outside the timetable in service, which is for ${f.validFrom} to ${f.validTo}`,
  not_a_place: () => 'is neither a point (55.605,13.000) nor the id of a place we know',
  told: (f) => f.message,
};

const DANISH: Teller = {
  unknown_parameter: (f) =>
    f.known.length === 0
      ? 'findes ikke; adressen har ingen parametre'
      : `findes ikke; mulighederne er ${list(f.known, 'da', 'conjunction')}`,
  missing: () => 'skal angives',
  repeated: () => 'må kun angives én gang',
  not_one_of: (f) => `skal være ${list(f.allowed, 'da', 'disjunction')}, ikke ${quoted(f.value)}`,
  not_whole_number: (f) => `skal være et helt tal fra ${f.least} til ${f.most}, ikke ${quoted(f.value)}`,
  too_long: (f) => `må højst være på ${f.most} tegn`,
  too_many: (f) => `må højst angives ${f.most} gange`,
  control_character: () => 'indeholder et kontroltegn',
  unknown_municipality: (f) => `${quoted(f.value)} er ikke koden på en kommune i vores område`,
  not_a_moment: (f) =>
    `skal være en dag (2026-03-01) eller et tidspunkt med tidszone (2026-03-01T08:00:00+01:00), ikke ${quoted(f.value)}`,
  not_an_occupation: () => 'skal være en ISCO-08-kode på et til fire cifre eller URI’en på et erhverv i ESCO',
  stale_cursor: () => 'hører ikke til denne søgning; begynd forfra uden den',
  needs: (f) => `kræver også ${f.other}`,
  contradicts: (f) => `${quoted(f.value)} strider mod ${f.other}`,
  not_a_time: (f) =>
    `skal være et klokkeslæt (07:00) eller et tidspunkt med tidszone, ikke ${quoted(f.value)}`,
  not_a_day: (f) => `skal være en dato (2026-12-01), ikke ${quoted(f.value)}`,
  not_a_shift: (f) => `skal ligge efter arriveBy og højst ${f.mostHours} timer senere`,
  outside_timetable: (f) =>
    `ligger uden for den aktuelle køreplan, som gælder fra ${f.validFrom} til ${f.validTo}`,
  not_a_place: () => 'er hverken et punkt (55.605,13.000) eller et sted, vi kender',
  told: (f) => f.message,
};

const SWEDISH: Teller = {
  unknown_parameter: (f) =>
    f.known.length === 0
      ? 'finns inte; adressen har inga parametrar'
      : `finns inte; det som finns är ${list(f.known, 'sv', 'conjunction')}`,
  missing: () => 'måste anges',
  repeated: () => 'får bara anges en gång',
  not_one_of: (f) => `ska vara ${list(f.allowed, 'sv', 'disjunction')}, inte ${quoted(f.value)}`,
  not_whole_number: (f) => `ska vara ett heltal från ${f.least} till ${f.most}, inte ${quoted(f.value)}`,
  too_long: (f) => `får vara högst ${f.most} tecken`,
  too_many: (f) => `får anges högst ${f.most} gånger`,
  control_character: () => 'innehåller ett styrtecken',
  unknown_municipality: (f) => `${quoted(f.value)} är inte koden för en kommun i vårt område`,
  not_a_moment: (f) =>
    `ska vara en dag (2026-03-01) eller en tidpunkt med tidszon (2026-03-01T08:00:00+01:00), inte ${quoted(f.value)}`,
  not_an_occupation: () => 'ska vara en ISCO-08-kod på en till fyra siffror eller URI:n för ett yrke i ESCO',
  stale_cursor: () => 'hör inte till den här sökningen; börja om utan den',
  needs: (f) => `kräver också ${f.other}`,
  contradicts: (f) => `${quoted(f.value)} går inte ihop med ${f.other}`,
  not_a_time: (f) => `ska vara ett klockslag (07:00) eller en tidpunkt med tidszon, inte ${quoted(f.value)}`,
  not_a_day: (f) => `ska vara ett datum (2026-12-01), inte ${quoted(f.value)}`,
  not_a_shift: (f) => `måste ligga efter arriveBy och högst ${f.mostHours} timmar senare`,
  outside_timetable: (f) =>
    `ligger utanför den aktuella tidtabellen, som gäller från ${f.validFrom} till ${f.validTo}`,
  not_a_place: () => 'är varken en punkt (55.605,13.000) eller en plats vi känner till',
  told: (f) => f.message,
};

const TELLERS: Readonly<Record<Language, Teller>> = { da: DANISH, sv: SWEDISH, en: ENGLISH };

/** The fault in words, to stand after the parameter's name. */
export function tellFault(fault: ParameterFault, language: Language): string {
  const tell = TELLERS[language][fault.kind] as (fault: ParameterFault) => string;
  return tell(fault);
}

const LONGEST_QUOTE = 60;

function quoted(value: string): string {
  const characters = Array.from(value);
  const shown = characters.length > LONGEST_QUOTE ? `${characters.slice(0, LONGEST_QUOTE).join('')}…` : value;
  return JSON.stringify(shown);
}

function list(values: readonly string[], language: Language, type: 'conjunction' | 'disjunction'): string {
  return new Intl.ListFormat(language, { type }).format(values);
}

import type { Language } from '../domain/codes.ts';
import type { EmployerLikeness } from './compare-employers.ts';
import type { JoinReason, SamePlace } from './join-reason.ts';

/** The words of one language for why postings were joined. Shares come in as whole per cent. */
interface Wording {
  readonly samePosting: () => string;
  readonly externalId: (id: string) => string;
  readonly url: (url: string) => string;
  readonly byText: (employer: string, place: string, text: number, title: number) => string;
  readonly byExcerpt: (employer: string, place: string, text: number) => string;
  readonly translation: (employer: string, place: string, deadline: string) => string;
  readonly employer: Readonly<
    Record<'cvr' | 'orgNumber' | 'name' | 'partOfName', (value: string) => string>
  > & {
    readonly unnamed: string;
  };
  readonly place: Readonly<Record<'postcode' | 'municipality' | 'country', (code: string) => string>>;
}

const WORDINGS: Readonly<Record<Language, Wording>> = {
  da: {
    samePosting: () => 'Det er det samme opslag.',
    externalId: (id) => `Slået sammen, fordi opslagene har samme id (${id}).`,
    url: (url) => `Slået sammen, fordi opslagene fører til samme side (${url}).`,
    byText: (employer, place, text, title) =>
      `Slået sammen, fordi ${employer}, ${place}, titlen er ${title} % ens, og ${text} % af teksten er fælles.`,
    byExcerpt: (employer, place, text) =>
      `Slået sammen, fordi ${employer}, ${place}, titlen er den samme, og den korte tekst står i den lange (${text} %).`,
    translation: (employer, place, deadline) =>
      `Slået sammen som samme opslag på to sprog, fordi ${employer}, ${place}, og titel og ansøgningsfrist (${deadline}) er de samme.`,
    employer: {
      cvr: (number) => `arbejdsgiveren er den samme (CVR-nr. ${number})`,
      orgNumber: (number) => `arbejdsgiveren er den samme (svensk org.nr. ${number})`,
      name: (name) => `arbejdsgiverens navn er det samme (${name})`,
      partOfName: (name) => `arbejdsgivernes navne har ${name} til fælles`,
      unnamed: 'et af opslagene ikke nævner arbejdsgiveren',
    },
    place: {
      postcode: (code) => `postnummeret er det samme (${code})`,
      municipality: () => 'kommunen er den samme',
      country: () => 'ingen af dem nævner et bestemt arbejdssted',
    },
  },
  sv: {
    samePosting: () => 'Det är samma annons.',
    externalId: (id) => `Sammanförda eftersom annonserna har samma id (${id}).`,
    url: (url) => `Sammanförda eftersom annonserna leder till samma sida (${url}).`,
    byText: (employer, place, text, title) =>
      `Sammanförda eftersom ${employer}, ${place}, rubrikerna stämmer till ${title} % och ${text} % av texten är gemensam.`,
    byExcerpt: (employer, place, text) =>
      `Sammanförda eftersom ${employer}, ${place}, rubriken är densamma och den korta texten finns i den långa (${text} %).`,
    translation: (employer, place, deadline) =>
      `Sammanförda som samma annons på två språk eftersom ${employer}, ${place} och rubrik och sista ansökningsdag (${deadline}) är desamma.`,
    employer: {
      cvr: (number) => `arbetsgivaren är densamma (danskt CVR-nr ${number})`,
      orgNumber: (number) => `arbetsgivaren är densamma (org.nr ${number})`,
      name: (name) => `arbetsgivarens namn är detsamma (${name})`,
      partOfName: (name) => `arbetsgivarnas namn har ${name} gemensamt`,
      unnamed: 'en av annonserna inte nämner arbetsgivaren',
    },
    place: {
      postcode: (code) => `postnumret är detsamma (${code})`,
      municipality: () => 'kommunen är densamma',
      country: () => 'ingen av dem anger någon bestämd arbetsplats',
    },
  },
  en: {
    samePosting: () => 'It is the same posting.',
    externalId: (id) => `Joined because both postings carry the same id (${id}).`,
    url: (url) => `Joined because both postings lead to the same page (${url}).`,
    byText: (employer, place, text, title) =>
      `Joined because ${employer}, ${place}, the titles agree by ${title}% and ${text}% of the text is the same.`,
    byExcerpt: (employer, place, text) =>
      `Joined because ${employer}, ${place}, the title is the same and the short text is part of the long one (${text}%).`,
    translation: (employer, place, deadline) =>
      `Joined as one ad in two languages because ${employer}, ${place}, and the title and the deadline (${deadline}) are the same.`,
    employer: {
      cvr: (number) => `the employer is the same (CVR ${number})`,
      orgNumber: (number) => `the employer is the same (Swedish organisation number ${number})`,
      name: (name) => `the employer’s name is the same (${name})`,
      partOfName: (name) => `the employers’ names share ${name}`,
      unnamed: 'one of them does not name the employer',
    },
    place: {
      postcode: (code) => `the postcode is the same (${code})`,
      municipality: () => 'the municipality is the same',
      country: () => 'neither names a workplace',
    },
  },
};

/** One sentence for readers: why two postings are shown as one vacancy. */
export function explain(reason: JoinReason, language: Language): string {
  const wording = WORDINGS[language];
  switch (reason.kind) {
    case 'same_posting':
      return wording.samePosting();
    case 'external_id':
      return wording.externalId(reason.id);
    case 'url':
      return wording.url(reason.url);
    case 'employer_and_text':
      return explainText(reason, wording);
    case 'translation':
      return wording.translation(
        employerOf(reason.employer, wording),
        placeOf(reason.place, wording),
        reason.deadline,
      );
  }
}

function explainText(reason: Extract<JoinReason, { kind: 'employer_and_text' }>, wording: Wording): string {
  const employer = employerOf(reason.employer, wording);
  const place = placeOf(reason.place, wording);
  const text = perCent(reason.textSimilarity);
  if (reason.excerpt) return wording.byExcerpt(employer, place, text);
  return wording.byText(employer, place, text, perCent(reason.titleSimilarity));
}

function employerOf(employer: EmployerLikeness, { employer: words }: Wording): string {
  switch (employer.by) {
    case 'number':
      return employer.number.length === 10
        ? words.orgNumber(`${employer.number.slice(0, 6)}-${employer.number.slice(6)}`)
        : words.cvr(employer.number);
    case 'name':
      return words.name(employer.name);
    case 'part_of_name':
      return words.partOfName(employer.name);
    case 'nothing':
      return words.unnamed;
  }
}

function placeOf(place: SamePlace, { place: words }: Wording): string {
  return words[place.by](place.code);
}

/** Whole per cent, never rounded up to all of it. */
function perCent(share: number): number {
  return share < 1 ? Math.min(99, Math.round(share * 100)) : 100;
}

import type { Language } from '../../domain/codes.ts';
import type { ListedVacancy } from '../../domain/listed-vacancy.ts';

/** What stands in the files that a shortlist is fetched as. Read by the server alone. */
export interface FileTexts {
  /** Of the sheet, and without its ending of the file. */
  readonly shortlist: string;
  readonly jobLog: string;
  readonly columns: Readonly<Record<FileColumn, string>>;
  readonly states: Readonly<Record<ListedVacancy['state'], string>>;
  readonly applied: string;
  readonly notApplied: string;
}

export type FileColumn =
  | 'number'
  | 'title'
  | 'employer'
  | 'place'
  | 'deadline'
  | 'state'
  | 'note'
  | 'savedOn'
  | 'appliedOn'
  | 'leave'
  | 'arrive'
  | 'minutes'
  | 'changes'
  | 'minutesBack'
  | 'link'
  | 'date'
  | 'status';

const da: FileTexts = {
  shortlist: 'Jobliste',
  jobLog: 'Joblog',
  columns: {
    number: 'Nr.',
    title: 'Stilling',
    employer: 'Arbejdsgiver',
    place: 'Sted',
    deadline: 'Ansøgningsfrist',
    state: 'Annonce',
    note: 'Note',
    savedOn: 'Gemt den',
    appliedOn: 'Søgt den',
    leave: 'Hjemmefra',
    arrive: 'Fremme',
    minutes: 'Minutter derhen',
    changes: 'Skift',
    minutesBack: 'Minutter hjem',
    link: 'Link',
    date: 'Dato',
    status: 'Status',
  },
  states: { open: 'åben', closed: 'lukket', gone: 'slettet', unknown: 'ukendt' },
  applied: 'Søgt',
  notApplied: 'Ikke søgt endnu',
};

const sv: FileTexts = {
  shortlist: 'Jobblista',
  jobLog: 'Aktiviteter',
  columns: {
    number: 'Nr',
    title: 'Tjänst',
    employer: 'Arbetsgivare',
    place: 'Ort',
    deadline: 'Sista ansökningsdag',
    state: 'Annons',
    note: 'Anteckning',
    savedOn: 'Sparad',
    appliedOn: 'Sökt den',
    leave: 'Hemifrån',
    arrive: 'Framme',
    minutes: 'Minuter dit',
    changes: 'Byten',
    minutesBack: 'Minuter hem',
    link: 'Länk',
    date: 'Datum',
    status: 'Status',
  },
  states: { open: 'öppen', closed: 'stängd', gone: 'raderad', unknown: 'okänd' },
  applied: 'Sökt',
  notApplied: 'Inte sökt än',
};

const en: FileTexts = {
  shortlist: 'Shortlist',
  jobLog: 'Job log',
  columns: {
    number: 'No.',
    title: 'Job',
    employer: 'Employer',
    place: 'Place',
    deadline: 'Deadline',
    state: 'Ad',
    note: 'Note',
    savedOn: 'Saved on',
    appliedOn: 'Applied on',
    leave: 'Leave home',
    arrive: 'Arrive',
    minutes: 'Minutes there',
    changes: 'Changes',
    minutesBack: 'Minutes home',
    link: 'Link',
    date: 'Date',
    status: 'Status',
  },
  states: { open: 'open', closed: 'closed', gone: 'deleted', unknown: 'unknown' },
  applied: 'Applied',
  notApplied: 'Not applied yet',
};

const TEXTS: Readonly<Record<Language, FileTexts>> = { da, sv, en };

export function fileTexts(language: Language): FileTexts {
  return TEXTS[language];
}

import type { Language } from '../../domain/codes.ts';
import type { ListedVacancy } from '../../domain/listed-vacancy.ts';
import type { ShortlistBody } from '../../domain/shortlist-body.ts';
import { CATALOGUES } from '../../web/messages/catalogues.ts';
import { type FileColumn, fileTexts } from '../../web/shortlist/file-texts.ts';
import { placeLine } from '../../web/text/places.ts';
import type { Cell } from './csv-table.ts';
import type { XlsxSheet } from './xlsx-table.ts';

/** A vacancy of a list with what its owner wrote to it. */
export interface WrittenVacancy {
  readonly entry: ShortlistBody['entries'][number];
  readonly listed: ListedVacancy;
}

interface Column {
  readonly name: FileColumn;
  /** Characters. */
  readonly width: number;
  /** @param number its place in the list, from 1. */
  readonly read: (written: WrittenVacancy, number: number, language: Language) => Cell;
}

const TITLE: Column = {
  name: 'title',
  width: 40,
  read: ({ entry, listed: { id, vacancy } }) => vacancy?.title || entry.title || id,
};
const EMPLOYER: Column = {
  name: 'employer',
  width: 28,
  read: ({ entry, listed: { vacancy } }) => (vacancy === null ? entry.employer : vacancy.employer.name),
};
const LINK: Column = {
  name: 'link',
  width: 60,
  read: ({ listed }) => listed.vacancy?.postings[0]?.url,
};

const OF_LIST: readonly Column[] = [
  { name: 'number', width: 5, read: (_, number) => number },
  TITLE,
  EMPLOYER,
  {
    name: 'place',
    width: 28,
    read: ({ listed: { vacancy } }, _, language) =>
      vacancy === null ? null : placeLine(vacancy.workplace, CATALOGUES[language]),
  },
  { name: 'deadline', width: 16, read: ({ listed: { vacancy } }) => vacancy?.deadline?.slice(0, 10) },
  { name: 'state', width: 10, read: ({ listed }, _, language) => fileTexts(language).states[listed.state] },
  { name: 'note', width: 50, read: ({ entry }) => entry.note },
  { name: 'savedOn', width: 12, read: ({ entry }) => entry.savedOn },
  { name: 'appliedOn', width: 12, read: ({ entry }) => entry.appliedOn },
];

/** Instants carry the clock of the region. */
const OF_COMMUTE: readonly Column[] = [
  { name: 'leave', width: 12, read: ({ listed }) => listed.vacancy?.commute?.departure.slice(11, 16) },
  { name: 'arrive', width: 10, read: ({ listed }) => listed.vacancy?.commute?.arrival.slice(11, 16) },
  { name: 'minutes', width: 12, read: ({ listed }) => listed.vacancy?.commute?.minutes },
  { name: 'changes', width: 10, read: ({ listed }) => listed.vacancy?.commute?.changes },
  { name: 'minutesBack', width: 12, read: ({ listed }) => listed.vacancy?.commute?.return?.minutes },
];

/** Everything that is known of a list; the commute where it was asked for. */
export function shortlistTable(written: readonly WrittenVacancy[], language: Language): XlsxSheet {
  const hasCommute = written.some(({ listed }) => listed.vacancy?.commute !== undefined);
  const columns = [...OF_LIST, ...(hasCommute ? OF_COMMUTE : []), LINK];
  return table(fileTexts(language).shortlist, columns, written, language);
}

const OF_LOG: readonly Column[] = [
  { name: 'date', width: 12, read: ({ entry }) => entry.appliedOn ?? entry.savedOn },
  TITLE,
  EMPLOYER,
  LINK,
  {
    name: 'status',
    width: 18,
    read: ({ entry }, _, language) => {
      const { applied, notApplied } = fileTexts(language);
      return entry.appliedOn === undefined ? notApplied : applied;
    },
  },
];

/**
 * What a jobseeker reports to the authorities of either country: when, what, with whom, where to see it. The date is that
 * of the application, or else the day it was put on the list.
 */
export function jobLogTable(written: readonly WrittenVacancy[], language: Language): XlsxSheet {
  return table(fileTexts(language).jobLog, OF_LOG, written, language);
}

function table(
  name: string,
  columns: readonly Column[],
  written: readonly WrittenVacancy[],
  language: Language,
): XlsxSheet {
  const header = columns.map((column) => fileTexts(language).columns[column.name]);
  const rows = written.map((one, index) => columns.map(({ read }) => read(one, index + 1, language)));
  return { name, rows: [header, ...rows], widths: columns.map(({ width }) => width) };
}

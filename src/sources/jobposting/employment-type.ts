import type { Duration, Hours } from '../../domain/codes.ts';

/** What the types say of the hours; the names are schema.org's and Google's, and what Nordic sites write instead. */
const HOURS: ReadonlyMap<string, Hours> = new Map([
  ['FULL_TIME', 'full_time'],
  ['FULLTIME', 'full_time'],
  ['FULDTID', 'full_time'],
  ['HELTID', 'full_time'],
  ['PART_TIME', 'part_time'],
  ['PARTTIME', 'part_time'],
  ['DELTID', 'part_time'],
]);

const DURATIONS: ReadonlyMap<string, Duration> = new Map([
  ['PERMANENT', 'permanent'],
  ['FAST', 'permanent'],
  ['FASTANSÆTTELSE', 'permanent'],
  ['TILLSVIDARE', 'permanent'],
  ['TILLSVIDAREANSTÄLLNING', 'permanent'],
  ['TEMPORARY', 'temporary'],
  ['VIKARIAT', 'temporary'],
  ['VISSTID', 'temporary'],
  ['TIDSBEGRÆNSET', 'temporary'],
  ['SEASONAL', 'temporary'],
]);

/** Known, and saying neither. */
const SILENT: ReadonlySet<string> = new Set(['CONTRACTOR', 'INTERN', 'VOLUNTEER', 'PER_DIEM', 'OTHER']);

export interface Employment {
  /** Null where the types name none or both. */
  readonly hours: Hours | null;
  readonly duration: Duration | null;
  /** Types that are not known. */
  readonly unknown: readonly string[];
}

/** `employmentType` as given: "FULL_TIME", "Full-time", "https://schema.org/PART_TIME", or several between commas. */
export function readEmploymentTypes(types: readonly string[]): Employment {
  const names = types.flatMap((type) => type.split(/[,;]/)).map(nameOf);
  const known = names.filter((name) => name !== '');
  return {
    hours: only(known.flatMap((name) => HOURS.get(name) ?? [])),
    duration: only(known.flatMap((name) => DURATIONS.get(name) ?? [])),
    unknown: known.filter((name) => !HOURS.has(name) && !DURATIONS.has(name) && !SILENT.has(name)),
  };
}

function nameOf(type: string): string {
  return type
    .trim()
    .replace(/^.*[/#]/, '')
    .toUpperCase()
    .replace(/[\s-]+/g, '_');
}

/** The one value that is named, however often. */
function only<T>(values: readonly T[]): T | null {
  const [first, second] = new Set(values);
  return first !== undefined && second === undefined ? first : null;
}

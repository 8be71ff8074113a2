import { columnPlaces, type GtfsReading, readTable } from './read-table.ts';

export interface GtfsAgencies {
  readonly id: string[];
  readonly name: string[];
  readonly url: string[];
  /** The zone of all of them: GTFS allows one per feed. */
  readonly timeZone: string;
}

const FILE = 'agency.txt';
const COLUMNS = ['agency_id', 'agency_name', 'agency_url', 'agency_timezone'] as const;
const COLUMN = columnPlaces(COLUMNS);
const REQUIRED = ['agency_name', 'agency_timezone'];
/** Stands in where the feed names no zone we know: such a feed is refused anyway. */
const NO_ZONE = 'UTC';

export async function readAgencies(reading: GtfsReading): Promise<GtfsAgencies> {
  const id: string[] = [];
  const name: string[] = [];
  const url: string[] = [];
  let timeZone: string | null = null;
  const { problems } = reading;
  await readTable(reading, { file: FILE, mustExist: true, columns: COLUMNS, required: REQUIRED }, (row) => {
    const key = row.text(COLUMN.agency_id);
    if (id.includes(key)) {
      problems.warning('duplicate_key', FILE, row.line, `agency ${key} stands here again; the first holds`);
      return;
    }
    const zone = row.text(COLUMN.agency_timezone);
    if (!isTimeZone(zone)) {
      problems.error('invalid_timezone', FILE, row.line, `agency_timezone "${zone}" is no time zone`);
    } else if (timeZone !== null && zone !== timeZone && !alike(zone, timeZone)) {
      problems.error(
        'inconsistent_agency_timezone',
        FILE,
        row.line,
        `agencies are in ${timeZone} and in ${zone}`,
      );
    } else {
      timeZone ??= zone;
    }
    id.push(key);
    name.push(row.text(COLUMN.agency_name));
    url.push(row.text(COLUMN.agency_url));
  });
  return { id, name, url, timeZone: timeZone ?? NO_ZONE };
}

function isTimeZone(zone: string): boolean {
  if (zone === '') return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).format(0) !== '';
  } catch {
    return false;
  }
}

/** Copenhagen and Stockholm have kept the same time since long before any timetable we may be given. */
const OF_THE_SOUND = ['Europe/Copenhagen', 'Europe/Stockholm', 'Europe/Berlin'];

function alike(a: string, b: string): boolean {
  return OF_THE_SOUND.includes(a) && OF_THE_SOUND.includes(b);
}

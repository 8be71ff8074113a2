import { columnPlaces, type GtfsReading, readTable } from './read-table.ts';

export interface GtfsFeedInfo {
  readonly publisher: string | null;
  readonly version: string | null;
}

const COLUMNS = ['feed_publisher_name', 'feed_version'] as const;
const COLUMN = columnPlaces(COLUMNS);

export async function readFeedInfo(reading: GtfsReading): Promise<GtfsFeedInfo> {
  let info: GtfsFeedInfo = { publisher: null, version: null };
  await readTable(
    reading,
    { file: 'feed_info.txt', mustExist: false, columns: COLUMNS, required: [] },
    (row) => {
      info = {
        publisher: row.text(COLUMN.feed_publisher_name) || null,
        version: row.text(COLUMN.feed_version) || null,
      };
    },
  );
  return info;
}

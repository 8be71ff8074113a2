import { SundetError } from '../lib/errors.ts';

/** A timetable file is not one, is of another version, or is damaged: build it again from its feeds. */
export class TimetableFileError extends SundetError {
  readonly code = 'timetable_file';
}

/** A feed cannot be read at all: no zip, no such folder, encrypted, over the limits, or a file it must have is missing. */
export class FeedUnreadableError extends SundetError {
  readonly code = 'feed_unreadable';
}

/** More questions wait for the timetable than it can answer soon. */
export class TimetableBusyError extends SundetError {
  readonly code = 'timetable_busy';
  override readonly retry = true;
}

/** A thread that searches or builds ended before it answered, or was closed over the question. */
export class TimetableThreadError extends SundetError {
  readonly code = 'timetable_thread';
  override readonly retry = true;
}

/** A feed was read and is not fit for service; what is in service stays. */
export class FeedRefusedError extends SundetError {
  readonly code = 'feed_refused';
}

/** A feed is named that is not in service. */
export class UnknownFeedError extends SundetError {
  readonly code = 'unknown_feed';
}

/** Another process is putting a timetable in service in the same folder. */
export class TimetableFolderBusyError extends SundetError {
  readonly code = 'timetable_folder_busy';
  override readonly retry = true;
}

/** A publisher allows no more fetches for now. */
export class FetchQuotaError extends SundetError {
  readonly code = 'fetch_quota';
}

import { SundetError } from '../lib/errors.ts';

/** A timetable file is not one, is of another version, or is damaged: build it again from its feeds. */
export class TimetableFileError extends SundetError {
  readonly code = 'timetable_file';
}

/** A feed cannot be read at all: no zip, no such folder, encrypted, over the limits, or a file it must have is missing. */
export class FeedUnreadableError extends SundetError {
  readonly code = 'feed_unreadable';
}

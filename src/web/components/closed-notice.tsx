import type { ReactElement } from 'react';
import type { ClosedReason } from '../../domain/codes.ts';
import { searchPath } from '../paths.ts';
import { useReader } from '../reader-context.ts';
import { EMPTY_FORM } from '../search-form.ts';
import { formatDate } from '../text/dates.ts';
import { fill } from '../text/fill.ts';

interface ClosedNoticeProps {
  readonly closedAt: string;
  readonly reason: ClosedReason | null;
  readonly now: string;
}

/** Why one can no longer apply, and since when. */
export function ClosedNotice({ closedAt, reason, now }: ClosedNoticeProps): ReactElement {
  const { language, messages, named } = useReader();
  const { closedOn, closedReason, closedSearch, closedTitle } = messages.vacancy;
  return (
    <div className="notice notice--closed">
      <p className="notice__title">{closedTitle}</p>
      <p suppressHydrationWarning>
        {[
          fill(closedOn, { date: formatDate(closedAt, now, language) }),
          ...(reason === null ? [] : [closedReason[reason]]),
        ].join(' ')}
      </p>
      <p>
        <a href={searchPath(EMPTY_FORM, named)}>{closedSearch}</a>
      </p>
    </div>
  );
}

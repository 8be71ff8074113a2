import type { ReactElement } from 'react';
import { useReader } from '../reader-context.ts';
import { daysUntil, formatDate, formatRelativeDay } from '../text/dates.ts';
import { fill } from '../text/fill.ts';

/** Past this, a date says more than a number of days. */
const RECENT_DAYS = 7;

interface MomentProps {
  /** ISO 8601 with offset. */
  readonly instant: string;
  readonly now: string;
}

/** "Ansøgningsfrist om 5 dage · 27. november", and marked once it is past. */
export function Deadline(props: { deadline: string | null; now: string }): ReactElement {
  const { messages } = useReader();
  const { deadline, now } = props;
  if (deadline === null) return <span className="muted">{messages.vacancy.noDeadline}</span>;
  const days = daysUntil(deadline, now);
  const message = days < 0 ? messages.vacancy.deadlinePast : messages.vacancy.deadline;
  return (
    <span className={deadlineClass(days)}>
      <Sentence message={message}>
        <DeadlineMoment instant={deadline} now={now} />
      </Sentence>
    </span>
  );
}

/** "om 5 dage · 27. november" */
export function DeadlineMoment({ instant, now }: MomentProps): ReactElement {
  const { language } = useReader();
  const relative = formatRelativeDay(daysUntil(instant, now), language);
  // Server and browser may know different editions of the languages' date forms: what was sent stands.
  return (
    <time dateTime={instant} suppressHydrationWarning>
      {`${relative} · `}
      <span className="nowrap" suppressHydrationWarning>
        {formatDate(instant, now, language)}
      </span>
    </time>
  );
}

/** "Slået op i går", and after a week "Slået op 3. november". */
export function Published({ instant, now }: MomentProps): ReactElement {
  const { language, messages } = useReader();
  const days = daysUntil(instant, now);
  const recent = days <= 0 && days > -RECENT_DAYS;
  return (
    <Sentence message={messages.vacancy.published}>
      <time dateTime={instant} suppressHydrationWarning>
        {recent ? formatRelativeDay(days, language) : formatDate(instant, now, language)}
      </time>
    </Sentence>
  );
}

/** The date alone. */
export function DateOf({ instant, now }: MomentProps): ReactElement {
  const { language } = useReader();
  return (
    <time dateTime={instant} suppressHydrationWarning>
      {formatDate(instant, now, language)}
    </time>
  );
}

/** A message with an element in its `{when}` place. */
function Sentence(props: { message: string; children: ReactElement }): ReactElement {
  const mark = '\u0000';
  const [before = '', after = ''] = fill(props.message, { when: mark }).split(mark);
  return (
    <>
      {before}
      {props.children}
      {after}
    </>
  );
}

const SOON_DAYS = 3;

function deadlineClass(days: number): string {
  if (days < 0) return 'deadline deadline--past';
  return days <= SOON_DAYS ? 'deadline deadline--soon' : 'deadline';
}

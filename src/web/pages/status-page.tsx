import type { ReactElement } from 'react';
import { HealthIcon } from '../components/health-icon.tsx';
import { NavigationNotice } from '../components/navigation-notice.tsx';
import { SourceStatus } from '../components/source-status.tsx';
import { TimetableStatus } from '../components/timetable-status.tsx';
import type { StatusPage } from '../page.ts';
import { useReader } from '../reader-context.ts';
import { statusSentence } from '../text/status-sentence.ts';

/** How the harvest goes: one sentence for everybody, then each source for whoever wants to know more. */
export function StatusPageView({ page }: { page: StatusPage }): ReactElement {
  const { language, messages } = useReader();
  const { health, text } = statusSentence(page.sources, page.now, language, messages);
  return (
    <div className="status">
      <NavigationNotice />
      <h1 id="page-title" tabIndex={-1}>
        {messages.status.title}
      </h1>
      <p className={`status__sentence health--${health}`}>
        <HealthIcon health={health} />
        <strong suppressHydrationWarning>{text}</strong>
      </p>
      <p className="status__lead muted">{messages.status.lead}</p>
      {page.sources.map((source) => (
        <SourceStatus key={source.id} source={source} />
      ))}
      {page.timetables.length > 0 && <h2 className="status__part">{messages.status.timetable.title}</h2>}
      {page.timetables.map((timetable) => (
        <TimetableStatus key={timetable.id} timetable={timetable} now={page.now} />
      ))}
      <p className="muted">
        {messages.status.machine}: <a href="/api/v1/sources">/api/v1/sources</a>
      </p>
    </div>
  );
}

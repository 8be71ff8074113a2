import type { ReactElement } from 'react';
import type { Issue } from '../../domain/harvest.ts';
import { useReader } from '../reader-context.ts';
import { fillPlural } from '../text/fill.ts';

/**
 * What could not be read, each with where it stood, why, and what stood there. Reasons and values are the source's.
 * @param count how many there are, of which the latest are shown.
 */
export function IssueList({ issues, count }: { issues: readonly Issue[]; count: number }): ReactElement {
  const { language, messages } = useReader();
  const { status } = messages;
  if (count === 0) return <p className="muted">{status.noIssues}</p>;
  return (
    <details className="status-more">
      <summary>{fillPlural(status.issues, count, language)}</summary>
      <p className="muted">{status.issuesHint}</p>
      <ul className="issues">
        {issues.map((issue) => (
          <li key={JSON.stringify([issue.sourceId, issue.path, issue.reason, issue.value])}>
            <dl>
              <IssuePart name={status.issueId} value={issue.sourceId ?? '–'} />
              <IssuePart name={status.issueField} value={issue.path} />
              <IssuePart name={status.issueReason} value={issue.reason} />
              <IssuePart name={status.issueValue} value={issue.value ?? '–'} />
            </dl>
          </li>
        ))}
      </ul>
    </details>
  );
}

function IssuePart({ name, value }: { name: string; value: string }): ReactElement {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {/* Not in the reader's language, whichever that is, nor written in its direction. */}
        <code lang="" dir="auto">
          {value}
        </code>
      </dd>
    </div>
  );
}

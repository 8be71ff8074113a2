import type { ReactElement } from 'react';
import type { Night } from '../../domain/harvest.ts';
import { useReader } from '../reader-context.ts';
import { formatShortDay } from '../text/date-times.ts';
import { formatNumber } from '../text/locale.ts';
import { nightOutcome } from './nights-chart.tsx';

/** The chart's figures, for whoever wants to read rather than look; the latest night first. */
export function NightsTable({ nights }: { nights: readonly Night[] }): ReactElement {
  const { language, messages } = useReader();
  const { status } = messages;
  const columns = ['read', 'inserted', 'changed', 'retired', 'rejected', 'outside'] as const;
  return (
    <details className="status-more">
      <summary>{status.nightsTable}</summary>
      <div className="status-table">
        <table>
          <thead>
            <tr>
              <th scope="col">{status.date}</th>
              <th scope="col">{status.outcome}</th>
              <th scope="col" className="number">
                {status.runs}
              </th>
              {columns.map((column) => (
                <th key={column} scope="col" className="number">
                  {status[column]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {nights.toReversed().map((night) => (
              <tr key={night.date}>
                <th scope="row" suppressHydrationWarning>
                  {formatShortDay(night.date, language)}
                </th>
                <td>{nightOutcome(night.outcome, status)}</td>
                <td className="number">{formatNumber(night.runs, language)}</td>
                {columns.map((column) => (
                  <td key={column} className="number">
                    {formatNumber(night.counts[column], language)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

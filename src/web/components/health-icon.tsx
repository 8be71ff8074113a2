import type { ReactElement } from 'react';
import type { SourceHealth } from '../../domain/source-health.ts';

/** A sign of its own shape for each state, so that colour alone tells nothing. The words stand beside it. */
export function HealthIcon({ health }: { health: SourceHealth }): ReactElement {
  return (
    <svg
      className="health-icon"
      viewBox="0 0 24 24"
      width="24"
      height="24"
      aria-hidden="true"
      focusable="false"
    >
      {SHAPES[health]}
    </svg>
  );
}

const DISC = <circle className="health-icon__back" cx="12" cy="12" r="11" />;
const TRIANGLE = <path className="health-icon__back" d="M12 1.5 23.5 22H.5Z" />;

const SHAPES: Readonly<Record<SourceHealth, ReactElement>> = {
  good: (
    <>
      {DISC}
      <path className="health-icon__sign" d="m6.5 12.5 3.8 3.8 7.2-8" />
    </>
  ),
  suspect: (
    <>
      {TRIANGLE}
      <path className="health-icon__sign" d="M12 8.5v6.2M12 18v.4" />
    </>
  ),
  failed: (
    <>
      {DISC}
      <path className="health-icon__sign" d="m8 8 8 8m0-8-8 8" />
    </>
  ),
  stale: (
    <>
      {DISC}
      <path className="health-icon__sign" d="M12 6v6.4l4 2.6" />
    </>
  ),
  never: (
    <>
      <circle className="health-icon__ring" cx="12" cy="12" r="9.5" />
      <path className="health-icon__mark" d="M7.5 12h.1M12 12h.1M16.4 12h.1" />
    </>
  ),
  off: (
    <>
      <circle className="health-icon__ring" cx="12" cy="12" r="9.5" />
      <path className="health-icon__mark" d="M7.5 12h9" />
    </>
  ),
};

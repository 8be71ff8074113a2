import { type ReactElement, useId } from 'react';
import type { Night, RunOutcome } from '../../domain/harvest.ts';
import type { Catalogue } from '../messages/catalogue.ts';
import { useReader } from '../reader-context.ts';
import { formatShortDay } from '../text/date-times.ts';
import { fill } from '../text/fill.ts';
import { formatNumber } from '../text/locale.ts';

/** Measures of the drawing, in its own units: a slot per night, of it a bar and a gap; the sign stands above the bar. */
const SLOT = 10;
const BAR = 7;
const TALLEST = 40;
const SHORTEST = 4;
const SIGN = 10;
const HEIGHT = SIGN + TALLEST;

/**
 * The last nights as bars: the taller, the more was read; each outcome has a colour and, but for the good one, a sign.
 * Drawn with attributes and classes only: the pages' policy allows no inline style.
 */
export function NightsChart({ nights }: { nights: readonly Night[] }): ReactElement {
  const { messages } = useReader();
  const titleId = useId();
  const most = Math.max(1, ...nights.map((night) => night.counts.read));
  return (
    <figure className="nights">
      <svg
        className="nights__chart"
        viewBox={`0 0 ${SLOT * nights.length} ${HEIGHT + 1}`}
        role="img"
        aria-labelledby={titleId}
      >
        <title id={titleId}>{summary(nights, messages.status)}</title>
        {nights.map((night, index) => (
          <NightBar key={night.date} night={night} x={index * SLOT} most={most} />
        ))}
        <path className="nights__ground" d={`M0 ${HEIGHT + 0.5}H${SLOT * nights.length}`} />
      </svg>
      <figcaption className="muted">{messages.status.nightsHint}</figcaption>
    </figure>
  );
}

function NightBar({ night, x, most }: { night: Night; x: number; most: number }): ReactElement {
  const { language, messages } = useReader();
  const height = barHeight(night, most);
  return (
    <g className={`night night--${night.outcome ?? 'none'}`}>
      <title>{nightTitle(night, language, messages.status)}</title>
      {/* The whole slot answers to the pointer. */}
      <rect className="night__slot" x={x} y={0} width={SLOT} height={HEIGHT} />
      {night.outcome !== null && (
        <rect className="night__bar" x={x + 1.5} y={HEIGHT - height} width={BAR} height={height} rx={1} />
      )}
      <NightSign outcome={night.outcome} x={x + 5} y={HEIGHT - height - SIGN / 2} />
    </g>
  );
}

/** What tells the outcomes apart where colours do not. */
function NightSign({
  outcome,
  x,
  y,
}: {
  outcome: RunOutcome | null;
  x: number;
  y: number;
}): ReactElement | null {
  if (outcome === 'failed') return <path className="night__sign" d={`M${x - 3} ${y - 3}l6 6m0-6-6 6`} />;
  if (outcome === 'suspect')
    return <path className="night__sign" d={`M${x} ${y - 3.5}v4M${x} ${y + 2.8}v.4`} />;
  if (outcome === null) return <circle className="night__gap" cx={x} cy={HEIGHT - 3} r={1.75} />;
  return null;
}

/** By the square root: a night of few changes beside a whole listing is still to be seen, and a drop is too. */
function barHeight({ counts, outcome }: Night, most: number): number {
  if (outcome === null) return 0;
  const share = Math.sqrt(counts.read / most);
  return Math.round((SHORTEST + share * (TALLEST - SHORTEST)) * 10) / 10;
}

function summary(nights: readonly Night[], status: Catalogue['status']): string {
  const count = (outcome: RunOutcome | null) =>
    String(nights.filter((night) => night.outcome === outcome).length);
  const counts = { good: count('ok'), suspect: count('suspect'), failed: count('failed'), none: count(null) };
  return `${status.nights}: ${fill(status.nightsSummary, counts)}`;
}

function nightTitle(
  night: Night,
  language: Parameters<typeof formatNumber>[1],
  status: Catalogue['status'],
): string {
  return fill(status.nightTitle, {
    date: formatShortDay(night.date, language),
    outcome: nightOutcome(night.outcome, status),
    read: formatNumber(night.counts.read, language),
    inserted: formatNumber(night.counts.inserted, language),
    retired: formatNumber(night.counts.retired, language),
  });
}

/** A night's outcome in words. */
export function nightOutcome(outcome: RunOutcome | null, status: Catalogue['status']): string {
  if (outcome === null) return status.nightNone;
  return { ok: status.nightGood, suspect: status.nightSuspect, failed: status.nightFailed }[outcome];
}

import type { Evidence } from './link-title.ts';

/** How likely each of some ranked concepts is of the right ISCO-08 unit group, 0..1. */
export function calibrate(evidence: readonly Evidence[]): number[] {
  return evidence.map(({ score }) => Math.max(0, Math.min(1, score)));
}

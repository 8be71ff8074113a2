import { describe, expect, it } from 'vitest';
import { describeFindings, ok, problem, warning } from './finding.ts';

describe('describeFindings', () => {
  it('groups by area, marks what is not well, says what to do, and sums up', () => {
    const findings = [
      ok('database', 'it answers'),
      problem('queue', 'it does not answer', 'start it'),
      warning('database', 'it is slow', 'look at it'),
    ];
    expect(describeFindings(findings)).toBe(`database
  ✓ it answers
  ! warning: it is slow
      → look at it

queue
  ✗ problem: it does not answer
      → start it

1 problem, 1 warning.`);
  });

  it('says so where all is well', () => {
    expect(describeFindings([ok('queue', 'it answers')])).toContain('Everything is as it should be.');
  });
});

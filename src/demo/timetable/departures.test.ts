import { describe, expect, it } from 'vitest';
import { parseRuns } from './departures.ts';

describe('parseRuns', () => {
  it('writes headways out, moved by the phase, up to but not at the end', () => {
    const departures = parseRuns('W 5:00-6:00/20 6:00-6:30/10 N 25:00-26:00/60', 3);
    expect(departures.get('W')).toEqual([303, 323, 343, 363, 373, 383]);
    expect(departures.get('N')).toEqual([1503]);
    expect(departures.get('S')).toBeUndefined();
  });

  it('refuses what is not written so', () => {
    expect(() => parseRuns('5:00-6:00/20', 0)).toThrow(RangeError);
    expect(() => parseRuns('W 5-6/20', 0)).toThrow(RangeError);
  });
});

import { describe, expect, it } from 'vitest';
import { COMMUTE_PRESET_NAMES, type CommuteParameters, commuteQuery } from './commute-parameters.ts';

/** As docs/commute.md and the contract have them. */
const DOCUMENTED: Readonly<Record<string, Partial<CommuteParameters>>> = {
  'dk-3h': { maxTravelDay: '180' },
  'se-12h': { maxAway: '720' },
  day: { arriveBy: '07:00', leaveAfter: '15:30' },
  evening: { arriveBy: '15:00', leaveAfter: '23:00' },
  night: { arriveBy: '23:00', leaveAfter: '07:00' },
  office: { arriveBy: '08:30', leaveAfter: '16:30' },
};

/** A rule of the whole day needs one that ends. */
const HOURS = { arriveBy: '06:00', leaveAfter: '14:00' };

const ask = (parameters: Partial<CommuteParameters>) =>
  commuteQuery({ from: '55.605,13.000', ...parameters }, () => null);

describe('a preset', () => {
  it('is documented, each of them', () => {
    expect([...COMMUTE_PRESET_NAMES].sort()).toEqual(Object.keys(DOCUMENTED).sort());
  });

  it.each(COMMUTE_PRESET_NAMES)('%s asks what its plain parameters ask', (name) => {
    const plain = DOCUMENTED[name] ?? {};
    const hours = 'arriveBy' in plain ? {} : HOURS;
    const asked = ask({ ...hours, preset: [name] });
    expect(asked).toEqual(ask({ ...hours, ...plain }));
    expect(asked).not.toEqual(ask(hours));
  });

  it('goes with another, and with the same said plainly', () => {
    expect(ask({ preset: ['night', 'dk-3h'], leaveAfter: '07:00' })).toEqual(
      ask({ arriveBy: '23:00', leaveAfter: '07:00', maxTravelDay: '180' }),
    );
  });

  it('does not go with what it contradicts', () => {
    expect(() => ask({ preset: ['day', 'night'] })).toThrow();
    expect(() => ask({ preset: ['day'], arriveBy: '08:00' })).toThrow();
    expect(() => ask({ preset: ['se-12h'] }), 'a day without an end').toThrow();
  });
});

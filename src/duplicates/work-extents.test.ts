import { describe, expect, it } from 'vitest';
import { workExtents } from './work-extents.ts';

describe('workExtents', () => {
  it.each([
    ['Stillingen er på 37 timer om ugen.', ['full']],
    ['32 timer/uge', ['32h']],
    ['28 timer ugentligt eller 30 timer pr. uge', ['28h', '30h']],
    ['38,25 timmar per vecka', ['full']],
    ['Tjänsten omfattar 75 % av heltid', ['75%']],
    ['80-100 procent', ['80%', 'full']],
    ['30–37 timer om ugen', ['30h', 'full']],
    ['25 hours a week', ['25h']],
    ['Vi har 120 medarbejdere, 48 timer i døgnet og 5 % vækst', []],
    ['', []],
  ])('%s', (text, extents) => {
    expect(workExtents(text)).toEqual(extents);
  });
});

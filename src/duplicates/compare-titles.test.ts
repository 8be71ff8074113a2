import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areContradictory, areForeign, compareTitles, type TitleLikeness } from './compare-titles.ts';
import { posting } from './posting.test-support.ts';
import { sketch } from './sketch.ts';

type Changes = Parameters<typeof posting>[0];

function titled(title: string, changes: Changes = {}) {
  return sketch('one', posting({ title, ...changes }));
}

function compare(a: string, b: string, changesA: Changes = {}, changesB: Changes = {}): TitleLikeness {
  return compareTitles(titled(a, changesA), titled(b, changesB));
}

describe('compareTitles', () => {
  it.each([
    ['Sygeplejerske', 'Sygeplejerske søges'],
    ['Sygeplejerske', 'SYGEPLEJERSKER SØGES TIL HELSINGØR'],
    ['Sygeplejerske', 'Sundets Hospital søger sygeplejerske (m/k)'],
    ['Sygeplejerske - Helsingør, Danmark', 'Ledig stilling: Sygeplejerske'],
    ['Sjuksköterska till akuten', 'Vi söker sjuksköterskor till akuten!'],
    ['Team leader', 'Teamleader'],
    ['Sagsbehandler til borgerservice', 'Sagsbehanlder til borgerservice'.replace('hanlder', 'hander')],
    ['2 kokke', 'To kokke'],
    ['Tekniker 100 %', 'Tekniker 100%'],
    ['Vi søger dig!', 'Vi søger dig'],
  ])('%s = %s', (a, b) => {
    expect(compare(a, b)).toMatchObject({ relation: 'equal', similarity: 1 });
  });

  it.each([
    ['Sygeplejerske, nat', 'Sygeplejerske, dag'],
    ['Sygeplejerske, nat', 'Sygeplejerske'],
    ['Sygeplejerske', 'Natsygeplejerske'],
    ['Undersköterska avd 3', 'Undersköterska avd 5'],
    ['Undersköterska avd A', 'Undersköterska avd B'],
    ['Undersköterska, Solgläntan', 'Undersköterska, Björkbacken'],
    ['Kok', 'Souschef'],
    ['Udvikler', 'Senior udvikler'],
    ['Pædagog', 'Pædagog, barselsvikar'],
    ['2 kokke', '3 kokke'],
    ['Lærer', 'Afdelingsleder'],
    ['Helsingør', 'Kok i Helsingør'],
  ])('%s ≠ %s', (a, b) => {
    expect(compare(a, b).relation).toBe('different');
    expect(compare(b, a).relation).toBe('different');
  });

  it('calls words of each that exclude each other a contradiction', () => {
    const exclude = (a: string, b: string) => areContradictory(titled(a), titled(b));
    expect(exclude('Sygeplejerske, nat', 'Sygeplejerske, dag')).toBe(true);
    expect(exclude('Sygeplejerske, nat', 'Sygeplejerske')).toBe(false);
    expect(exclude('Team leader', 'Teamleader')).toBe(false);
  });

  it('knows what the other posting says in another place', () => {
    expect(compare('Kok, deltid', 'Kok', {}, { hours: 'part_time' }).relation).toBe('equal');
    expect(compare('Kok, deltid', 'Kok', {}, { hours: 'full_time' }).relation).toBe('different');
    expect(compare('3 elektrikere', 'Elektriker', {}, { positions: 3 }).relation).toBe('equal');
    expect(compare('Kok 104233', 'Kok').relation).not.toBe('different');
  });

  it('looks into the texts where one title says more', () => {
    const short = 'Kok';
    const long = 'Kok til lunchrestaurant';
    const silent = { description: 'Vi laver mad.' };
    const telling = { description: 'Vi laver mad i vores lunchrestaurant.' };
    expect(compare(short, long, telling, telling).relation).toBe('extended');
    expect(compare(short, long, silent, silent).relation).toBe('unsupported');
    expect(compare(short, long, silent, telling).relation).toBe('different');
  });

  it('lets a title repeat the other employer’s name, but not its own department', () => {
    const unit = (name: string) => ({ employer: { name: `Umeå kommun, ${name}` } });
    const likeness = compare(
      'Undersköterska Bruksbacken',
      'Undersköterska Solgården',
      unit('Bruksbacken'),
      unit('Solgården'),
    );
    expect(likeness.relation).toBe('different');
  });

  it('calls foreign at first sight only titles that are different, and most of these', () => {
    const word = fc.constantFrom(
      ...['kok', 'kokke', 'sygeplejerske', 'sygeplejersker', 'sygepljerske', 'ygeplejerske', 'sagsbehandler'],
      ...[
        'team',
        'leader',
        'teamleader',
        'nat',
        'deltid',
        '2',
        '3',
        'Helsingør',
        'Sundets',
        'Hospital',
        'x',
        '(m/k)',
      ],
    );
    const title = fc.array(word, { maxLength: 3 }).map((words) => titled(words.join(' ')));
    const found = { different: 0, foreign: 0 };
    fc.assert(
      fc.property(title, title, (a, b) => {
        const isDifferent = compareTitles(a, b).relation === 'different';
        const isForeign = areForeign(a.title, b.title);
        expect(areForeign(b.title, a.title)).toBe(isForeign);
        if (isForeign) expect(isDifferent).toBe(true);
        found.different += isDifferent ? 1 : 0;
        found.foreign += isForeign ? 1 : 0;
      }),
      { numRuns: 1000 },
    );
    expect(found.foreign).toBeGreaterThan(found.different / 3);
  });
});

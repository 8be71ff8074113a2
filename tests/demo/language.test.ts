import { describe, expect, it } from 'vitest';
import { OCCUPATIONS } from '../../seeds/demo/occupations.ts';
import { PHRASES, type Phrases } from '../../seeds/demo/phrases.ts';
import type { SectorSeed } from '../../seeds/demo/sector-seed.ts';
import { SECTORS } from '../../seeds/demo/sectors.ts';
import { buildDemoData } from '../../src/demo/demo-data.ts';
import { fillIn } from '../../src/demo/fill-in.ts';
import { fixedClock } from '../../src/lib/clock.ts';

const LANGUAGES = ['da', 'sv', 'en'] as const;
const sectors: readonly SectorSeed[] = Object.values(SECTORS);

/** Every intro with every aim; what else it holds is not words. */
function introsWithAims(language: (typeof LANGUAGES)[number]): string[] {
  const { intros, introsForSeveral }: Phrases = PHRASES[language];
  const aims = sectors.flatMap((sector) => sector[language]?.aim ?? []);
  const rest = { employer: '#', town: '#', at: '#', noun: '#', role: '#', positions: '#' };
  return [...intros, ...introsForSeveral].flatMap((intro) =>
    aims.map((aim) => fillIn(intro, { ...rest, aim })),
  );
}

/** Three words that a text has twice. */
function repeatedWords(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}#]+/gu) ?? [];
  const threes = words.slice(2).map((word, index) => `${words[index]} ${words[index + 1]} ${word}`);
  return threes.filter((three, index) => !three.includes('#') && threes.indexOf(three) < index);
}

const CLUMSY: Readonly<Record<(typeof LANGUAGES)[number], RegExp>> = {
  da: /være med til at være|får du få/,
  sv: /får du (?!vara med och )|vara med och vara/,
  en: /help us help|help us (?:do|see|work)/,
};

describe.each(LANGUAGES)('the intros in %s', (language) => {
  it('read well with every aim', () => {
    const texts = introsWithAims(language);
    expect(texts.length).toBeGreaterThan(80);
    expect(texts.filter((text) => CLUMSY[language].test(text))).toEqual([]);
    expect(texts.filter((text) => repeatedWords(text).length > 0)).toEqual([]);
  });

  it('seek one where there is one position, and name the number where there are several', () => {
    const { intros, introsForSeveral }: Phrases = PHRASES[language];
    for (const intro of intros) {
      expect(intro).toContain('{noun}');
      expect(intro).not.toContain('{positions}');
    }
    for (const intro of introsForSeveral) {
      expect(intro).toContain('{positions}');
      expect(intro).toContain('{role}');
      expect(intro).not.toContain('{noun}');
    }
  });
});

describe('the ads', () => {
  const data = buildDemoData(fixedClock('2025-10-07T09:00:00+02:00'));
  const textOf = (html: unknown) => String(html).replace(/<[^>]+>/g, ' ');
  const ads = [
    ...data.jobnet.map(({ listed }) => ({ headline: listed.title, text: textOf(listed.description) })),
    ...data.jobtech.map((ad) => ({
      headline: String(ad['headline']),
      text: textOf((ad['description'] as { text: string }).text),
    })),
  ];

  it('never seek one person and have several positions', () => {
    const nouns = OCCUPATIONS.flatMap(({ da, sv, en }) => [da.noun, sv.noun, ...(en ? [en.noun] : [])]);
    const several = ads.filter(({ text }) =>
      /\b[2-6] (?:ledige stillinger|lediga tjänster|vacancies|positions|people)/.test(text),
    );
    expect(several.length).toBeGreaterThan(30);
    const seeksOne = ({ text }: { text: string }) =>
      nouns.some((noun) =>
        new RegExp(`(?:søger|söker|looking for)[^.?]* ${noun}(?![\\p{L}-])`, 'u').test(text),
      );
    expect(several.filter(seeksOne)).toEqual([]);
    expect(ads.filter(seeksOne).length).toBeGreaterThan(300);
  });

  it('have a headline in the plural only for several positions', () => {
    const plural = ads.filter(({ headline }) => /^(?:Tømrere|\p{L}+arbejdere)\b/u.test(headline));
    for (const { text } of plural) expect(text).toMatch(/\b[2-6] (?:ledige stillinger|lediga tjänster)/);
  });

  it('use no Danish turns of phrase in English', () => {
    const danicisms = /the good tone|informal tone|tone is direct|first papers/;
    expect(ads.filter(({ text }) => danicisms.test(text))).toEqual([]);
  });

  it('seek in their text who their headline names', () => {
    const english = OCCUPATIONS.flatMap(({ en }) => (en === undefined ? [] : [en]));
    const scientists = english.filter(({ noun }) => noun === 'a data scientist');
    expect(scientists).toHaveLength(1);
    for (const title of scientists[0]?.titles ?? []) expect(title).toMatch(/^Data scientist/);
  });
});

import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../domain/codes.ts';
import { explain } from './explain.ts';
import type { JoinReason } from './join-reason.ts';

const REASON: JoinReason = {
  kind: 'employer_and_text',
  employer: { by: 'number', number: '12345678' },
  place: { relation: 'same', by: 'municipality', code: '0101' },
  titleSimilarity: 1,
  textSimilarity: 0.938,
  excerpt: false,
};

const REASONS: readonly JoinReason[] = [
  REASON,
  { ...REASON, excerpt: true },
  { ...REASON, employer: { by: 'number', number: '5560000001' } },
  { ...REASON, employer: { by: 'name', name: 'Havn' } },
  { ...REASON, employer: { by: 'part_of_name', name: 'Havn' } },
  { ...REASON, employer: { by: 'nothing' } },
  { ...REASON, place: { relation: 'same', by: 'postcode', code: '2300' } },
  { ...REASON, place: { relation: 'same', by: 'country', code: 'DK' } },
  { kind: 'same_posting', id: 'jobnet:1' },
  { kind: 'external_id', id: 'jobnet:1' },
  { kind: 'url', url: 'firma.example/job/1', titleSimilarity: 1, textSimilarity: 1 },
  {
    kind: 'translation',
    employer: REASON.employer,
    place: REASON.place,
    deadline: '2026-03-31',
    titleSimilarity: 1,
  },
];

describe('explain', () => {
  it('tells the figures in the reader’s language', () => {
    expect(explain(REASON, 'da')).toBe(
      'Slået sammen, fordi arbejdsgiveren er den samme (CVR-nr. 12345678), kommunen er den samme, titlen er 100 % ens, og 94 % af teksten er fælles.',
    );
    expect(explain(REASON, 'sv')).toContain('94 % av texten');
    expect(explain(REASON, 'en')).toContain('94% of the text');
  });

  it('writes a Swedish number as Swedes do', () => {
    const reason: JoinReason = { ...REASON, employer: { by: 'number', number: '5560000001' } };
    expect(explain(reason, 'sv')).toContain('org.nr 556000-0001');
  });

  it('has a sentence of its own for every reason in every language', () => {
    const sentences = LANGUAGES.flatMap((language) => REASONS.map((reason) => explain(reason, language)));
    expect(new Set(sentences).size).toBe(sentences.length);
    for (const sentence of sentences) expect(sentence).toMatch(/^[A-Z].*[^.]\.$/);
    expect(sentences.join()).not.toMatch(/undefined|null|\{/);
  });

  it('says "all" of a text only where it is all', () => {
    expect(explain({ ...REASON, textSimilarity: 0.9999 }, 'en')).toContain('99% of the text');
  });
});

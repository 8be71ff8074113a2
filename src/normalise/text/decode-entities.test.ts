import { describe, expect, it } from 'vitest';
import { decodeEntities } from './decode-entities.ts';

describe('decodeEntities', () => {
  it.each([
    ['R&amp;D', 'R&D'],
    ['R&amp;amp;amp;D', 'R&D'],
    ['S&aelig;lger p&aring; &Oslash;sterbro', 'Sælger på Østerbro'],
    ['f&#246;r &#x26; emot', 'för & emot'],
    ['it&#146;s', 'it’s'],
    ['&nosuch; &constructor; & AT&T;', '&nosuch; &constructor; & AT&T;'],
    ['&#55296;&#1114112;', ''],
    ['&amp;lt;p&amp;gt;', '<p>'],
  ])('%s becomes %s', (raw, text) => {
    expect(decodeEntities(raw)).toBe(text);
  });

  it('stands a long chain of escapes', () => {
    expect(decodeEntities(`&${'amp;'.repeat(100_000)}`)).toMatch(/^&/);
  });
});

import { describe, expect, it } from 'vitest';
import { cpuSeconds } from '../../lib/cpu-seconds.test-support.ts';
import { cleanLine } from './clean-line.ts';

describe('cleanLine', () => {
  it.each([
    ['<b>Kock</b> <script>alert(1)</script>', 'Kock'],
    ['Kock <SCRIPT src="x">alert("<b>")</SCRIPT > søges', 'Kock søges'],
    ['Kock <script>alert(1)', 'Kock'],
    ['<style>p{color:red}</style>Kock', 'Kock'],
    ['&lt;script&gt;alert(1)&lt;/script&gt;Kock', 'Kock'],
    ['<script<b>>x</script>Kock', 'x Kock'],
    ['<b<i<u>>>Kock', 'Kock'],
    ['Kock<img src=x onerror=alert(1)>', 'Kock'],
    ['<svg/onload=alert(1)>Kock', 'Kock'],
    ['<ul><li>Kock</li><li>Servitör</li></ul>', 'Kock Servitör'],
    ['<textarea>Kock</textarea><iframe src="x"></iframe>', 'Kock'],
  ])('strips the tags of %j', (raw, line) => {
    expect(cleanLine(raw)).toBe(line);
    expect(cleanLine(line)).toBe(line);
  });

  it.each([
    'C<D',
    'Löner < 30',
    'a < b > c',
    'List<String>',
    'Kock <Malmö>',
    'Tal > 3',
    '<3 jobb',
    'scripts og styles',
  ])('leaves %j alone', (text) => {
    expect(cleanLine(text)).toBe(text);
  });

  it.each(['<script', '<script>', '<b', '<b<', '</script '])('stands 2 MB of %s', (piece) => {
    const text = piece.repeat(2_000_000 / piece.length);
    expect(cpuSeconds(() => expect(typeof cleanLine(text)).toBe('string'))).toBeLessThan(5);
  });
});

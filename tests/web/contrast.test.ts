import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const CSS = readFileSync(new URL('../../src/web/styles/sundet.css', import.meta.url), 'utf8');

/** The colours named in the n-th `:root` block: 0 light, 1 dark. */
function paletteOf(index: number): Map<string, string> {
  const block = [...CSS.matchAll(/:root \{([^}]*)\}/g)][index]?.[1] ?? '';
  return new Map(
    [...block.matchAll(/--([\w-]+): (#[0-9a-f]+);/g)].map(([, name = '', colour = '']) => [name, colour]),
  );
}

/** Relative luminance, WCAG 2.2. */
function luminance(colour: string): number {
  const hex = colour.length === 4 ? colour.replace(/[0-9a-f]/g, '$&$&') : colour;
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const TEXT_PAIRS = [
  ['ink', 'paper'],
  ['ink', 'mist'],
  ['ink', 'warn-back'],
  ['ink-soft', 'paper'],
  ['ink-soft', 'mist'],
  ['accent', 'paper'],
  ['accent', 'mist'],
  ['accent', 'warn-back'],
  ['accent-strong', 'paper'],
  ['on-accent', 'accent'],
  ['on-accent', 'accent-strong'],
  ['on-sea', 'sea'],
  ['on-sea-soft', 'sea'],
  ['on-foam', 'foam'],
  ['warn', 'paper'],
  ['warn', 'mist'],
  ['good', 'paper'],
  ['good', 'mist'],
  ['bad', 'paper'],
  ['bad', 'mist'],
] as const;

const CONTROL_PAIRS = [
  ['control-line', 'paper'],
  ['focus', 'paper'],
  ['foam', 'sea'],
] as const;

describe.each([
  ['light', 0],
  ['dark', 1],
] as const)('the %s palette', (_, index) => {
  const palette = paletteOf(index);
  const between = (one: string, other: string) => contrast(palette.get(one) ?? '', palette.get(other) ?? '');

  it.each(TEXT_PAIRS)('lets %s be read on %s (WCAG 1.4.3)', (text, back) => {
    expect(between(text, back)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(CONTROL_PAIRS)('lets %s be seen on %s (WCAG 1.4.11)', (line, back) => {
    expect(between(line, back)).toBeGreaterThanOrEqual(3);
  });
});

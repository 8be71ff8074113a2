import { expect, test } from 'vitest';
import { sketchBytes } from './sketch-row.ts';

test('has what was sketched, but for what PostgreSQL refuses', () => {
  const { keys, marks, glance, sketch } = sketchBytes({
    marks: [-(2 ** 31), 0, 2 ** 31 - 1],
    keys: ['id:a\0b', 'name:"\\', 'name:🙂', 'name:\ud83d', ''],
    glance: '{"title":["\\u0000","sjuksko\u0308terska \0"]}',
    sketch: "';\r\u2028\udc00",
  });
  expect(JSON.parse(textOf(keys))).toEqual(['id:ab', 'name:"\\', 'name:🙂', 'name:\ufffd', '']);
  expect(textOf(marks)).toBe('{-2147483648,0,2147483647}');
  expect(textOf(glance)).toBe('{"title":["\\u0000","sjuksko\u0308terska "]}');
  expect(textOf(sketch)).toBe("';\r\u2028\ufffd");
});

test('refuses what would be read back as two', () => {
  expect(() => sketchBytes({ keys: [], marks: [], glance: 'one\ntwo', sketch: '' })).toThrow(TypeError);
  expect(() => sketchBytes({ keys: [], marks: [], glance: '', sketch: 'one\n' })).toThrow(TypeError);
});

function textOf(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
}

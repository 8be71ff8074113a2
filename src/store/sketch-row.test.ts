import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sketchBytes, sketchJson } from './sketch-row.ts';
import { storableId } from './storable-text.ts';

test('a row has what was sketched, but for what PostgreSQL refuses', () => {
  const made = {
    keys: ['id:a\0b', 'name:"\\', 'name:🙂', 'name:\ud83d', ''],
    glance: '{"title":["\\u0000","sjuksko\u0308terska \0"]}',
    sketch: "';\n\u2028\udc00",
  };
  expect(JSON.parse(textOf(sketchJson('12', sketchBytes(made))))).toEqual({
    number: '12',
    keys: ['id:ab', 'name:"\\', 'name:🙂', 'name:\ufffd', ''],
    glance: '{"title":["\\u0000","sjuksko\u0308terska "]}',
    sketch: "';\n\u2028\ufffd",
  });
});

test('nor does any other text break out of its place', () => {
  const text = fc.string({
    unit: fc.oneof(fc.constantFrom('"', '\\', '\0', '\ud800', '\udc00', ','), fc.string()),
  });
  fc.assert(
    fc.property(fc.array(text, { maxLength: 4 }), text, text, (keys, glance, sketch) => {
      const row = textOf(sketchJson('1', sketchBytes({ keys, glance, sketch })));
      expect(JSON.parse(row)).toEqual({
        number: '1',
        keys: keys.map(storableId),
        glance: storableId(glance),
        sketch: storableId(sketch),
      });
    }),
  );
});

function textOf(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
}

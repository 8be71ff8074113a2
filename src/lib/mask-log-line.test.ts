import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskLogLine } from './mask-log-line.ts';

describe('maskLogLine', () => {
  it.each([
    ['asked by nurse.jensen@region.example.dk, twice', 'asked by [masked], twice'],
    ['{"message":"åsa.öberg@kommun.example"}', '{"message":"[masked]"}'],
    ['/vacancy/someone%40example.org', '/vacancy/[masked]'],
    ['postgresql://sundet:hunter2@db.example:5432/sundet', 'postgresql://[masked]@db.example:5432/sundet'],
    ['redis://:hunter2@127.0.0.1:6379', 'redis://[masked]@127.0.0.1:6379'],
    [
      'https://host.example/search?q=depressed+nurse&x=1 failed',
      'https://host.example/search?[masked] failed',
    ],
    ['called +45 12 34 56 78 in vain', 'called [masked] in vain'],
    ['{"value":"Ring 12 34 56 78"}', '{"value":"Ring [masked]"}'],
    ['tel 070-123 45 67, (040) 12 34 56', 'tel [masked], [masked]'],
    ['"+46701234567"', '"[masked]"'],
    ['{"url":"https://host.example/a?token=hunter2"}', '{"url":"https://host.example/a?[masked]"}'],
  ])('%s', (line, masked) => {
    expect(maskLogLine(line)).toBe(masked);
  });

  it.each([
    '{"level":30,"time":"2026-11-22T03:00:00.000Z","run":"17","message":"harvest ended"}',
    'host.example/v2/snapshot answered 503 (5 tries)',
    'are you there? yes @ 3',
    '{"read":12345678,"inserted":10,"time":"2026-11-22T03:00:00.000+01:00","ids":"20 30 40"}',
    'sent +3 and 2026-11-22 03:00:00 +0100, 127.0.0.1:8080, 10-20 of 12 345 678',
    '    at file:///srv/node_modules/@fastify/static/index.js:10:5',
  ])('leaves %s as it is', (line) => {
    expect(maskLogLine(line)).toBe(line);
  });

  it('leaves JSON what it was: JSON, with the same keys', () => {
    const text = fc.oneof(fc.string(), fc.emailAddress(), fc.webUrl({ withQueryParameters: true }));
    const key = fc.constantFrom('message', 'path', 'error');
    fc.assert(
      fc.property(fc.dictionary(key, text), (fields) => {
        const masked: unknown = JSON.parse(maskLogLine(JSON.stringify(fields)));
        expect(Object.keys(masked as object)).toEqual(Object.keys(fields));
      }),
    );
  });

  it('lets no address through, wherever it stands', () => {
    fc.assert(
      fc.property(fc.emailAddress(), fc.string(), (address, around) => {
        const fromSign = address.slice(address.indexOf('@'));
        expect(maskLogLine(`${around} ${address}`)).not.toContain(fromSign);
      }),
    );
  });
});

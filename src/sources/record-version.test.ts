import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recordVersion } from './record-version.ts';

const NOTHING: ReadonlySet<string> = new Set();

describe('recordVersion', () => {
  it('is 128 bits of hex', () => {
    expect(recordVersion({ id: '1' }, 1, NOTHING)).toMatch(/^[0-9a-f]{32}$/);
  });

  it('does not depend on the order of keys, at any depth', () => {
    const reversed = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(reversed);
      if (value === null || typeof value !== 'object') return value;
      return Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([key, inner]) => [key, reversed(inner)]),
      );
    };
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue(), { noNullPrototype: true }), (record) => {
        const other = reversed(record) as object;
        expect(recordVersion(other, 1, NOTHING)).toBe(recordVersion(record, 1, NOTHING));
      }),
    );
  });

  it('changes with the content and with the mapping', () => {
    const versions = [
      recordVersion({ id: '1', a: { b: [1, 2] } }, 1, NOTHING),
      recordVersion({ id: '1', a: { b: [2, 1] } }, 1, NOTHING),
      recordVersion({ id: '1', a: { b: [1, 2] } }, 2, NOTHING),
    ];
    expect(new Set(versions).size).toBe(3);
  });

  it('leaves out only the named keys at the top', () => {
    const leaveOut = new Set(['seen']);
    const version = recordVersion({ id: '1', seen: false, job: { seen: 1 } }, 1, leaveOut);
    expect(recordVersion({ id: '1', seen: true, job: { seen: 1 } }, 1, leaveOut)).toBe(version);
    expect(recordVersion({ id: '1', seen: false, job: { seen: 2 } }, 1, leaveOut)).not.toBe(version);
  });
});

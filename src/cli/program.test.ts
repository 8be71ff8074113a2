import { describe, expect, it } from 'vitest';
import { readConfig } from '../config.ts';
import { ConfigError, UsageError, usageFault } from '../lib/errors.ts';
import type { Source } from '../sources/source.ts';
import { chooseSources, requireContact, requirePoliteness } from './program.ts';

function sourceAt(id: string, ...baseUrls: string[]): Source {
  // What these functions look at; the rest of a source is not their concern.
  return { id, name: id, baseUrls } as unknown as Source;
}

const LOCAL = sourceAt('local', 'http://127.0.0.1:9000/jobtech');
const PUBLIC = sourceAt('public', 'https://api.example.org');
const MIXED = sourceAt('mixed', 'http://127.0.0.1:9000', 'https://api.example.org');

describe('requireContact', () => {
  it('lets nobody ask a public upstream without saying who they are', () => {
    expect(() => requireContact(readConfig({}), [LOCAL, PUBLIC])).toThrow(ConfigError);
    expect(() => requireContact(readConfig({}), [MIXED])).toThrow('SUNDET_CONTACT');
    const config = readConfig({ SUNDET_CONTACT: 'us@example.org' });
    expect(() => requireContact(config, [LOCAL, PUBLIC])).not.toThrow();
  });

  it('asks nothing where every upstream is on loopback', () => {
    expect(() => requireContact(readConfig({}), [LOCAL])).not.toThrow();
  });
});

describe('requirePoliteness', () => {
  it('hurries no public upstream', () => {
    expect(() => requirePoliteness(readConfig({ SUNDET_PACE: '0.5' }), [LOCAL, PUBLIC])).toThrow(
      'api.example.org',
    );
    expect(() => requirePoliteness(readConfig({ SUNDET_PACE: '1' }), [PUBLIC])).not.toThrow();
    expect(() => requirePoliteness(readConfig({ SUNDET_PACE: '0' }), [LOCAL])).not.toThrow();
  });
});

describe('chooseSources', () => {
  it('takes all, or those named, and says which there are', () => {
    expect(chooseSources([LOCAL, PUBLIC], null, usageFault)).toEqual([LOCAL, PUBLIC]);
    expect(chooseSources([LOCAL, PUBLIC], ['public', 'public'], usageFault)).toEqual([PUBLIC]);
    expect(() => chooseSources([LOCAL, PUBLIC], ['pubic'], usageFault)).toThrow(UsageError);
    expect(() => chooseSources([LOCAL, PUBLIC], ['pubic'], usageFault)).toThrow('local, public');
  });
});

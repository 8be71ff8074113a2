import { describe, expect, it, test } from 'vitest';
import { normaliseTarget, refuseTarget } from './targets.ts';

describe('an e-mail address', () => {
  it.each(['anna@example.org', ' anna.berg+jobb@mail.example.se '])('%j is one', (text) => {
    expect(refuseTarget('email', text, false)).toBeNull();
  });

  it.each([
    '',
    'anna',
    'anna@',
    '@example.org',
    'a b@example.org',
    'anna@example.org\r\nBcc: others@example.org',
    'anna@example.org, other@example.org',
    '"anna" <anna@example.org>',
    'anna@example.org\0',
    `${'a'.repeat(250)}@example.org`,
  ])('%j is none', (text) => {
    expect(refuseTarget('email', text, false)).toBe('not_an_email');
  });
});

/** Spellings that browsers and Node take for an address inside, whatever they look like. */
const INSIDE = [
  'https://127.0.0.1/',
  'https://127.1/',
  'https://2130706433/',
  'https://0x7f.1/',
  'https://017700000001/',
  'https://0/',
  'https://[::1]/',
  'https://[::ffff:127.0.0.1]/',
  'https://[::ffff:7f00:1]/',
  'https://[::]/',
  'https://10.0.0.1/',
  'https://172.16.5.4/',
  'https://192.168.0.10/',
  'https://169.254.169.254/latest/meta-data/',
  'https://[fd00:ec2::254]/',
  'https://100.100.100.200/',
  'https://[fe80::1]/',
  'https://[64:ff9b::a9fe:a9fe]/',
  'https://[2002:a9fe:a9fe::]/',
  'https://127.0.0.1./',
  'https://１２７.0.0.1/',
  'https://localhost/',
  'https://LOCALHOST/',
  'https://foo.localhost/',
  'https://intranet/',
];

test.each(INSIDE)('%s is no webhook', (url) => {
  expect(refuseTarget('webhook', url, false)).toBe('not_public');
});

test.each([
  ['http://example.org/', 'not_https'],
  ['ftp://example.org/', 'not_https'],
  ['file:///etc/passwd', 'not_https'],
  ['gopher://example.org/', 'not_https'],
  ['javascript:alert(1)', 'not_https'],
  ['https://user:secret@example.org/', 'not_a_url'],
  ['https://', 'not_a_url'],
  ['example.org/hook', 'not_a_url'],
  [`https://example.org/${'x'.repeat(500)}`, 'not_a_url'],
])('%s is no webhook: %s', (url, why) => {
  expect(refuseTarget('webhook', url, false)).toBe(why);
});

test('one on this machine is accepted only where that is allowed', () => {
  for (const url of ['http://127.0.0.1:9000/hook', 'http://localhost:9000/', 'https://[::1]/']) {
    expect(refuseTarget('webhook', url, true)).toBeNull();
    expect(refuseTarget('webhook', url, false)).toBe('not_public');
  }
  expect(refuseTarget('webhook', 'https://10.0.0.1/', true)).toBe('not_public');
  expect(refuseTarget('webhook', 'http://example.org/', true)).toBe('not_https');
});

test('what differs only in spelling is one target', () => {
  expect(normaliseTarget('email', ' Anna@EXAMPLE.org ')).toBe('Anna@example.org');
  expect(normaliseTarget('webhook', 'HTTPS://Example.ORG:443/Hook?x=1#part')).toBe(
    'https://example.org/Hook?x=1',
  );
});

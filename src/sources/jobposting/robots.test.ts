import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRobots } from './robots.ts';

const may = (robots: string, path: string) =>
  parseRobots(robots).isAllowed(new URL(path, 'https://site.test'));

describe('parseRobots', () => {
  it.each([
    ['', '/a', true],
    ['User-agent: *\nDisallow: /', '/a', false],
    ['User-agent: *\nDisallow:', '/a', true],
    ['User-agent: other\nDisallow: /', '/a', true],
    ['User-agent: Sundet\nDisallow: /', '/a', false],
    ['User-agent: SUNDET/0.1\nDisallow: /', '/a', false],
    // Who is named does not follow the rules for all.
    ['User-agent: *\nDisallow: /\n\nUser-agent: sundet\nDisallow: /b', '/a', true],
    ['User-agent: *\nDisallow: /\n\nUser-agent: sundet\nDisallow: /b', '/b', false],
    // Several names for one group, and one name in several groups.
    ['User-agent: other\nUser-agent: sundet\nDisallow: /a', '/a', false],
    ['User-agent: sundet\nDisallow: /a\nUser-agent: sundet\nDisallow: /b', '/a', false],
    ['User-agent: *\nCrawl-delay: 5\nDisallow: /a', '/a', false],
    // The longest rule decides, Allow where two are as long.
    ['User-agent: *\nDisallow: /\nAllow: /jobs', '/jobs/1', true],
    ['User-agent: *\nAllow: /jobs\nDisallow: /jobs/secret', '/jobs/secret/1', false],
    ['User-agent: *\nDisallow: /a\nAllow: /a', '/a', true],
    // Wildcards.
    ['User-agent: *\nDisallow: /*?print=', '/jobs/1?print=1', false],
    ['User-agent: *\nDisallow: /*?print=', '/jobs/1', true],
    ['User-agent: *\nDisallow: /*.pdf$', '/jobs/1.pdf', false],
    ['User-agent: *\nDisallow: /*.pdf$', '/jobs/1.pdf?x', true],
    ['User-agent: *\nDisallow: /a$', '/ab', true],
    ['User-agent: *\nDisallow: /a*b*c', '/a-b-c-d', false],
    ['User-agent: *\nDisallow: /a*b*c', '/a-c-b', true],
    ['User-agent: *\nDisallow: /*aa$', '/a', true],
    // Letters, comments, line ends, a byte order mark, and a page where rules should be.
    ['User-agent: *\nDisallow: /stillinger/lærer', '/stillinger/l%c3%a6rer', false],
    ['User-agent: *\nDisallow: /l%C3%A6rer', '/lærer', false],
    ['User-agent: * # all\r\nDisallow: /a # this', '/a', false],
    ['\uFEFFUser-agent: *\nDisallow: /a', '/a', false],
    ['  user-AGENT :*\n DISALLOW: /a', '/a', false],
    ['<!doctype html><title>Not found</title>', '/a', true],
    ['Disallow: /a', '/a', true],
  ])('%j lets %s be read: %s', (robots, path, allowed) => {
    expect(may(robots, path)).toBe(allowed);
  });

  it('knows the delay a site asks for', () => {
    expect(parseRobots('User-agent: *\nCrawl-delay: 2.5').crawlDelay).toBe(2.5);
    expect(parseRobots('User-agent: *\nCrawl-delay: soon').crawlDelay).toBe(0);
    expect(parseRobots('User-agent: other\nCrawl-delay: 9').crawlDelay).toBe(0);
  });

  it('matches patterns as a regular expression would', () => {
    const piece = fc.string({ unit: fc.constantFrom('a', 'b', '/', '*'), maxLength: 8 });
    const path = fc.string({ unit: fc.constantFrom('a', 'b', '/'), maxLength: 10 });
    fc.assert(
      fc.property(piece, fc.boolean(), path, (pattern, isAnchored, rest) => {
        const expression = new RegExp(`^/${pattern.replaceAll('*', '.*')}${isAnchored ? '$' : ''}`);
        const robots = `User-agent: *\nDisallow: /${pattern}${isAnchored ? '$' : ''}`;
        // Not through a relative address, which "//" would make a host.
        const allowed = parseRobots(robots).isAllowed(new URL(`https://site.test/${rest}`));
        expect(allowed).toBe(!expression.test(`/${rest}`));
      }),
    );
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        parseRobots(`User-agent: *\nDisallow: ${text}\n${text}`);
      }),
    );
  });
});

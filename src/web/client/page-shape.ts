import type { Page } from '../page.ts';

const KINDS: readonly Page['kind'][] = [
  'search',
  'vacancy',
  'journeys',
  'shortlist',
  'shared',
  'status',
  'about',
  'problem',
];

/**
 * Whether an answer is a page. Our own server of the same release wrote it: the kind tells a page from a proxy's or
 * an older server's answer, and that is all that can differ.
 */
export function isPage(value: unknown): value is Page {
  if (typeof value !== 'object' || value === null || !('kind' in value) || !('language' in value))
    return false;
  return KINDS.some((kind) => kind === value.kind);
}

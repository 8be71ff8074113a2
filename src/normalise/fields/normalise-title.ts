import type { FieldIssue } from '../../domain/normalised-posting.ts';
import { maskPeople } from '../people.ts';
import { cleanLine } from '../text/clean-line.ts';
import { issue } from './field-issue.ts';

const MAX_LENGTH = 300;

/** One clean line with people masked, at most 300 characters; its case is the writer's own. */
export function normaliseTitle(raw: string): { title: string; issues: FieldIssue[] } {
  const title = maskPeople(cleanLine(raw));
  if (title.length <= MAX_LENGTH) return { title, issues: [] };
  const characters = Array.from(title);
  if (characters.length <= MAX_LENGTH) return { title, issues: [] };
  const cut = characters.slice(0, MAX_LENGTH).join('').trim();
  return { title: cut, issues: [issue('title', `longer than ${MAX_LENGTH} characters, cut`, raw)] };
}

import type { FieldIssue } from '../../domain/normalised-posting.ts';
import type { PostingDraft } from '../../domain/posting-draft.ts';
import { issue } from '../fields/field-issue.ts';
import { maskDocument } from './mask-document.ts';
import { parseHtml } from './parse-html.ts';
import { parseText } from './parse-text.ts';
import { renderHtml } from './render-html.ts';
import { renderText } from './render-text.ts';

/** Characters of text; the longest real ads have some 20,000. */
export const MAX_BODY_LENGTH = 200_000;

/** Tags that only a whole HTML body has: text that has them was labelled wrongly. */
const MARKUP = /<(?:p|br|div|ul|ol|li|h[1-6]|table|span)(?:\s[^<>]*)?\/?>/i;

export interface Body {
  readonly text: string;
  readonly html: string;
  readonly issues: readonly FieldIssue[];
}

/** The body as plain text and as HTML that say the same, clean and with people masked. */
export function normaliseBody({ kind, content }: PostingDraft['body']): Body {
  const isHtml = kind === 'html' ? /<[a-z!/]|&(?:lt|#60);/i.test(content) : MARKUP.test(content);
  const parsed = isHtml ? parseHtml(content, MAX_BODY_LENGTH) : parseText(content, MAX_BODY_LENGTH);
  const masked = maskDocument(parsed.blocks);
  const text = renderText(masked);
  const issues: FieldIssue[] = [];
  if (parsed.cut) issues.push(issue('body', `longer than ${MAX_BODY_LENGTH} characters, cut`, null));
  else if (parsed.unclosed) issues.push(issue('body', 'cut by markup that is never closed', null));
  if (text === '') issues.push(issue('body', 'empty', null));
  return { text, html: renderHtml(masked), issues };
}

import type { Catalogue } from '../messages/catalogue.ts';

/** What an HTTP status means to a reader, and what to do about it. */
export function problemText(status: number, messages: Catalogue): { title: string; text: string } {
  const { problem } = messages;
  if (status === 404) return { title: problem.notFoundTitle, text: problem.notFoundText };
  if (status === 410) return { title: problem.goneTitle, text: problem.goneText };
  if (status === 429) return { title: problem.tooManyTitle, text: problem.tooManyText };
  if (status === 503) return { title: problem.unavailableTitle, text: problem.unavailableText };
  if (status >= 500) return { title: problem.errorTitle, text: problem.errorText };
  return { title: problem.badRequestTitle, text: problem.badRequestText };
}

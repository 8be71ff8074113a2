import type { Catalogue } from './messages/catalogue.ts';
import type { JourneysPage, Page } from './page.ts';
import { problemText } from './pages/problem-text.ts';
import { fill } from './text/fill.ts';
import { withoutQuotes } from './text/without-quotes.ts';

/** The document's title: what this page is, then whose it is. */
export function pageTitle(page: Page, messages: Catalogue): string {
  return `${subject(page, messages)} – Sundet`;
}

function subject(page: Page, messages: Catalogue): string {
  switch (page.kind) {
    case 'search':
      return page.query.q === null
        ? messages.site.tagline
        : fill(messages.search.titleFor, { words: withoutQuotes(page.query.q) });
    case 'vacancy':
      return page.vacancy.title || messages.vacancy.untitled;
    case 'journeys':
      return journeysSubject(page, messages);
    case 'shortlist':
      return messages.shortlist.title;
    case 'shared':
      return page.list === null ? messages.shared.noneTitle : messages.shared.title;
    case 'status':
      return messages.status.title;
    case 'about':
      return page.text.title;
    case 'problem':
      return problemText(page.status, messages).title;
  }
}

function journeysSubject({ form }: JourneysPage, messages: Catalogue): string {
  const { from, to } = form;
  if (from.text === '' || to.text === '') return messages.journeys.title;
  return fill(messages.journeys.titleFor, { from: from.text, to: to.text });
}

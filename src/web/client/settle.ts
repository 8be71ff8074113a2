import type { Page } from '../page.ts';
import type { View } from './navigator.ts';

/** Puts focus and scroll where a reader expects them once a view is on the screen. */
export function settle({ page, arrival }: View): void {
  switch (arrival.kind) {
    case 'start':
      return;
    case 'visit':
      window.scrollTo(0, 0);
      focus(document.getElementById('page-title'));
      return;
    case 'refine':
      // Focus is lost only with what had it: the link of a filter that is off now.
      if (document.activeElement === document.body) focus(document.getElementById('results-title'));
      return;
    case 'append':
      focus(resultLink(arrival.firstNew));
      return;
    case 'return':
      window.scrollTo(0, arrival.scrollY);
      focus(linkTo(arrival.from, page) ?? document.getElementById('page-title'));
      return;
  }
}

function focus(element: HTMLElement | null): void {
  element?.focus({ preventScroll: true });
}

function resultLink(index: number): HTMLElement | null {
  const item = document.getElementById('results-list')?.children.item(index);
  return item?.querySelector<HTMLElement>('.result__title a') ?? null;
}

/** The result that the reader comes back from. */
function linkTo(from: Page, page: Page): HTMLElement | null {
  if (from.kind !== 'vacancy' || page.kind !== 'search') return null;
  const index = page.result.items.findIndex((vacancy) => vacancy.id === from.vacancy.id);
  return index === -1 ? null : resultLink(index);
}

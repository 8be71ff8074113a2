import { hydrateRoot } from 'react-dom/client';
import type { Page } from '../page.ts';
import { readEntryState, thisBrowser } from './browser.ts';
import { BrowserApp } from './browser-app.tsx';
import { fetchPage } from './fetch-page.ts';
import { LoadedCatalogues } from './loaded-catalogues.ts';
import { Navigator } from './navigator.ts';
import { isPage } from './page-shape.ts';

const catalogues = new LoadedCatalogues();
const root = document.getElementById('root');
const page: unknown = JSON.parse(document.getElementById('page')?.textContent ?? 'null');

/** A page is only there once its messages are. */
async function fetchReadable(path: string, signal: AbortSignal): Promise<Page> {
  const next = await fetchPage(path, signal);
  await catalogues.load(next.language);
  return next;
}

// Where the document is not ours after all, it stays as it came: complete, and working without scripts. So it does
// where the messages do not come.
if (root !== null && isPage(page)) void hydrate(root, page);

async function hydrate(element: HTMLElement, first: Page): Promise<void> {
  await catalogues.load(first.language);
  const navigator = new Navigator(first, readEntryState(history.state), thisBrowser, fetchReadable);
  hydrateRoot(element, <BrowserApp navigator={navigator} catalogues={catalogues} />);
}

import { hydrateRoot } from 'react-dom/client';
import { readEntryState, thisBrowser } from './browser.ts';
import { BrowserApp } from './browser-app.tsx';
import { fetchPage } from './fetch-page.ts';
import { Navigator } from './navigator.ts';
import { isPage } from './page-shape.ts';

const root = document.getElementById('root');
const page: unknown = JSON.parse(document.getElementById('page')?.textContent ?? 'null');

// Where the document is not ours after all, it stays as it came: complete, and working without scripts.
if (root !== null && isPage(page)) {
  const navigator = new Navigator(page, readEntryState(history.state), thisBrowser, fetchPage);
  hydrateRoot(root, <BrowserApp navigator={navigator} />);
}

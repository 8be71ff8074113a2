import {
  type ReactElement,
  useEffect,
  useLayoutEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from 'react';
import { App } from '../app.tsx';
import { isPlainClick } from '../components/plain-click.ts';
import { type Navigation, NavigationProvider } from '../navigation-context.ts';
import type { Page } from '../page.ts';
import { pageTitle } from '../page-title.ts';
import { feedPath } from '../paths.ts';
import { formOf } from '../search-form.ts';
import { readEntryState } from './browser.ts';
import type { LoadedCatalogues } from './loaded-catalogues.ts';
import type { Navigator } from './navigator.ts';
import { ownPagePath } from './own-link.ts';
import { settle } from './settle.ts';

/**
 * The pages once the browser runs them. `data-scripted` on the document tells whoever drives a browser that they do:
 * what is clicked before is a plain link, or nothing.
 */
export function BrowserApp(props: { navigator: Navigator; catalogues: LoadedCatalogues }): ReactElement {
  const { navigator, catalogues } = props;
  const view = useSyncExternalStore(navigator.subscribe, navigator.view, navigator.view);
  const [scripted, setScripted] = useState(false);
  useEffect(() => setScripted(true), []);
  useEffect(() => {
    if (scripted) document.documentElement.dataset['scripted'] = '';
  }, [scripted]);
  useEffect(() => followBrowser(navigator), [navigator]);
  const { page } = view;
  const messages = catalogues.of(page.language);
  useLayoutEffect(() => {
    document.title = pageTitle(page, messages);
    document.documentElement.lang = page.language;
    nameFeed(page);
  }, [page, messages]);
  const { arrival } = view;
  // Once per arrival: a change of status alone must not move the reader.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the view of the moment belongs to its arrival
  useLayoutEffect(() => settle(view), [arrival]);
  const navigation = useMemo<Navigation>(
    () => ({
      scripted,
      status: view.status,
      go: (path) => void navigator.go(path),
      append: (path) => void navigator.append(path),
      retry: () => void navigator.retry(),
    }),
    [navigator, scripted, view.status],
  );
  return (
    <NavigationProvider value={navigation}>
      <App page={page} messages={messages} />
    </NavigationProvider>
  );
}

/** The head came with the first page: what browsers and feed readers find there is to be of the one that is shown. */
function nameFeed(page: Page): void {
  const link = document.querySelector<HTMLLinkElement>('link[type="application/atom+xml"]');
  if (link !== null && page.kind === 'search') link.href = feedPath(formOf(page.query));
}

/** Links to our pages, back and forward. Returns how to stop. */
function followBrowser(navigator: Navigator): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  navigator.restoreWayBack();
  document.addEventListener('click', (event) => followLink(event, navigator), { signal });
  window.addEventListener(
    'popstate',
    (event) => {
      if (event.state === null && location.hash !== '') navigator.keepEntry();
      else void navigator.returnTo(readEntryState(event.state), location.pathname + location.search);
    },
    { signal },
  );
  followScroll(signal);
  return () => stop.abort();
}

function followLink(event: MouseEvent, navigator: Navigator): void {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (link === null || !isPlainClick(event)) return;
  const path = ownPagePath(link, new URL(location.href));
  if (path === null) return;
  event.preventDefault();
  void navigator.go(path);
}

/** We restore the scroll of our own entries; a document that is loaded anew is the browser's. */
function followScroll(signal: AbortSignal): void {
  const ours = () => {
    history.scrollRestoration = 'manual';
  };
  const theirs = () => {
    history.scrollRestoration = 'auto';
  };
  ours();
  window.addEventListener('pageshow', ours, { signal });
  window.addEventListener('pagehide', theirs, { signal });
}

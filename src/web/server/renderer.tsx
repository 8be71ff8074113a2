import type { ReactElement } from 'react';
import { renderToStaticMarkup, renderToString } from 'react-dom/server';
import { App, Frame } from '../app.tsx';
import { CATALOGUES } from '../messages/catalogues.ts';
import type { AnyPage } from '../page.ts';
import { FollowPageView } from '../pages/follow-page.tsx';
import { readAssets } from './asset-manifest.ts';
import { Document } from './document.tsx';
import { embeddableJson } from './page-json.ts';

export interface Renderer {
  /**
   * The whole HTML document of a page. `origin` (`https://host`, no slash at the end) makes the canonical address and
   * the language alternates absolute; without it they are relative.
   */
  render(page: AnyPage, origin?: string): string;
  /** The folder to serve under /assets/; null where there is no build. */
  readonly assetsDir: string | null;
}

/**
 * Renders pages with the script and styles that `vite build` left in `assetsDir` (dist/web), read once. With null the
 * pages are complete, but plain.
 * @throws AssetsMissingError where the folder holds no build.
 */
export function createRenderer({ assetsDir }: { assetsDir: string | null }): Renderer {
  const assets = assetsDir === null ? null : readAssets(assetsDir);
  return {
    assetsDir,
    render(page, origin = '') {
      // Apart from the document, so that the browser's tree, which begins at #root, numbers its ids alike.
      const content = renderToString(contentOf(page));
      const json = embeddableJson(page);
      const html = renderToStaticMarkup(
        <Document page={page} assets={assets} origin={origin} content={content} json={json} />,
      );
      return `<!doctype html>${html}`;
    },
  };
}

function contentOf(page: AnyPage): ReactElement {
  const messages = CATALOGUES[page.language];
  if (page.kind !== 'follow') return <App page={page} messages={messages} />;
  return (
    <Frame page={page} messages={messages} linkLanguages={page.step.kind === 'form'}>
      <FollowPageView page={page} />
    </Frame>
  );
}

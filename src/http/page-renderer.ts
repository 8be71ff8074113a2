import type { AnyPage } from '../web/page.ts';

/** What turns a page's data into its HTML. Built at the root from `src/web`. */
export interface PageRenderer {
  /** The whole HTML document. */
  render(page: AnyPage): Promise<string> | string;
  /** Folder of the built scripts and styles, served under `/assets/`; null where they have not been built. */
  readonly assetsDir: string | null;
}

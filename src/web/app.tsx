import type { ReactElement } from 'react';
import { SiteFooter } from './components/site-footer.tsx';
import { SiteHeader } from './components/site-header.tsx';
import type { Catalogue } from './messages/catalogue.ts';
import type { AnyPage, Page } from './page.ts';
import { AboutPageView } from './pages/about-page.tsx';
import { JourneysPageView } from './pages/journeys-page.tsx';
import { ProblemPageView } from './pages/problem-page.tsx';
import { SearchPageView } from './pages/search-page.tsx';
import { SharedPageView } from './pages/shared-page.tsx';
import { ShortlistPageView } from './pages/shortlist-page.tsx';
import { StatusPageView } from './pages/status-page.tsx';
import { VacancyPageView } from './pages/vacancy-page.tsx';
import { ReaderProvider, readerOf } from './reader-context.ts';

/** Everything inside `<div id="root">`, the same on the server and in the browser. */
export function App({ page, messages }: { page: Page; messages: Catalogue }): ReactElement {
  return (
    <Frame page={page} messages={messages} linkLanguages={page.kind !== 'problem'}>
      <PageView page={page} />
    </Frame>
  );
}

/** What stands around every page. */
export function Frame(props: {
  readonly page: AnyPage;
  readonly messages: Catalogue;
  readonly linkLanguages: boolean;
  readonly children: ReactElement;
}): ReactElement {
  const { page, messages, linkLanguages, children } = props;
  return (
    <ReaderProvider value={readerOf(page, messages)}>
      <SiteHeader path={page.path} linkLanguages={linkLanguages} />
      <main id="content" className="main">
        {children}
      </main>
      <SiteFooter />
    </ReaderProvider>
  );
}

function PageView({ page }: { page: Page }): ReactElement {
  switch (page.kind) {
    case 'search':
      return <SearchPageView page={page} />;
    case 'vacancy':
      return <VacancyPageView page={page} />;
    case 'journeys':
      return <JourneysPageView page={page} />;
    case 'shortlist':
      return <ShortlistPageView page={page} />;
    case 'shared':
      return <SharedPageView page={page} />;
    case 'status':
      return <StatusPageView page={page} />;
    case 'about':
      return <AboutPageView page={page} />;
    case 'problem':
      return <ProblemPageView page={page} />;
  }
}

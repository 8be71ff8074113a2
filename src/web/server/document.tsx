import type { ReactElement } from 'react';
import type { Language } from '../../domain/codes.ts';
import type { VacancyDetail } from '../../domain/vacancy.ts';
import { CATALOGUES } from '../messages/catalogues.ts';
import type { AnyPage, Page, SearchPage } from '../page.ts';
import { pageTitle } from '../page-title.ts';
import { followTitle } from '../pages/follow-page.tsx';
import {
  aboutPath,
  feedPath,
  inLanguage,
  journeysPath,
  ownPath,
  searchPath,
  shortlistPath,
  statusPath,
  vacancyPath,
} from '../paths.ts';
import { formOf } from '../search-form.ts';
import { READER_LANGUAGES } from '../text/locale.ts';
import type { Assets } from './asset-manifest.ts';
import { jobPosting } from './job-posting.ts';
import { embeddableJson } from './page-json.ts';

/** `prefers-color-scheme` decides; these colour the browser's own frame to match the head of the page. */
const THEME = { light: '#0b4f5c', dark: '#0a1b20' };

interface DocumentProps {
  readonly page: AnyPage;
  /** Null: nothing is built, the page stands without script and style. */
  readonly assets: Assets | null;
  /** `https://host` where alternates should be absolute, as search engines want them; else ''. */
  readonly origin: string;
  /** The rendered app. */
  readonly content: string;
  /** The page as embeddable JSON, from which the browser takes over. */
  readonly json: string;
}

/** The HTML document. Nothing inline runs or styles: it stands under `script-src 'self'; style-src 'self'`. */
export function Document({ page, assets, origin, content, json }: DocumentProps): ReactElement {
  return (
    <html lang={page.language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{titleOf(page)}</title>
        <meta name="description" content={description(page)} />
        <meta name="color-scheme" content="light dark" />
        <meta name="theme-color" media="(prefers-color-scheme: light)" content={THEME.light} />
        <meta name="theme-color" media="(prefers-color-scheme: dark)" content={THEME.dark} />
        {page.kind === 'problem' || page.kind === 'shared' || page.kind === 'follow' ? (
          <meta name="robots" content="noindex" />
        ) : (
          <Alternates page={page} origin={origin} />
        )}
        {page.kind === 'search' && <FeedLink page={page} origin={origin} />}
        {page.kind === 'vacancy' && page.vacancy.closedAt === null && <JobPosting vacancy={page.vacancy} />}
        {assets !== null && (
          <AssetLinks assets={assets} language={page.language} withScript={page.kind !== 'follow'} />
        )}
      </head>
      <body>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own renderer's output */}
        <div id="root" dangerouslySetInnerHTML={{ __html: content }} />
        {page.kind !== 'follow' && (
          <script
            type="application/json"
            id="page"
            // biome-ignore lint/security/noDangerouslySetInnerHtml: escaped by embeddableJson
            dangerouslySetInnerHTML={{ __html: json }}
          />
        )}
      </body>
    </html>
  );
}

function AssetLinks(props: {
  readonly assets: Assets;
  readonly language: Language;
  readonly withScript: boolean;
}): ReactElement {
  const { assets, language, withScript } = props;
  return (
    <>
      <link rel="icon" type="image/svg+xml" href={assets.favicon} />
      {assets.stylesheets.map((href) => (
        <link key={href} rel="stylesheet" href={href} />
      ))}
      {withScript && (
        <>
          {/* The script asks for it as soon as it runs: this saves waiting for that. */}
          <link rel="modulepreload" href={assets.catalogues[language]} />
          <script type="module" src={assets.script} />
        </>
      )}
    </>
  );
}

/** The search as a feed, without the home that its address may name: feed readers keep addresses elsewhere. */
function FeedLink({ page, origin }: { page: SearchPage; origin: string }): ReactElement {
  const href = origin + feedPath(formOf(page.query));
  const title = pageTitle(page, CATALOGUES[page.language]);
  return <link rel="alternate" type="application/atom+xml" href={href} title={title} />;
}

/** What search engines read of an open vacancy. A block of data: no policy on scripts applies to it, and none is run. */
function JobPosting({ vacancy }: { vacancy: VacancyDetail }): ReactElement {
  return (
    <script
      type="application/ld+json"
      // biome-ignore lint/security/noDangerouslySetInnerHtml: escaped by embeddableJson
      dangerouslySetInnerHTML={{ __html: embeddableJson(jobPosting(vacancy)) }}
    />
  );
}

function Alternates({ page, origin }: { page: Page; origin: string }): ReactElement {
  const path = canonicalPath(page);
  return (
    <>
      <link rel="canonical" href={origin + path} />
      {READER_LANGUAGES.map((language) => (
        <link key={language} rel="alternate" hrefLang={language} href={origin + inLanguage(path, language)} />
      ))}
      <link rel="alternate" hrefLang="x-default" href={origin + inLanguage(path, null)} />
    </>
  );
}

/** One address per content: parameters in one order, without the place in the list, the language always named. */
function canonicalPath(page: Page): string {
  switch (page.kind) {
    case 'search':
      return searchPath(formOf(page.query), page.language);
    case 'vacancy':
      return vacancyPath(page.vacancy.id, page.language);
    case 'journeys':
      // Without what was asked: where somebody sets out from is no address for search engines.
      return journeysPath(null, page.language);
    case 'shortlist':
      // Without the ids: a list is its reader's own affair.
      return shortlistPath(page.language);
    case 'status':
      return statusPath(page.language);
    case 'about':
      return aboutPath(page.language);
    case 'shared':
    case 'problem':
      return ownPath(page.path);
  }
}

/** As much as search engines show. */
const DESCRIPTION_CHARACTERS = 160;

function titleOf(page: AnyPage): string {
  if (page.kind === 'follow') return `${followTitle(page.step, page.text)} – Sundet`;
  return pageTitle(page, CATALOGUES[page.language]);
}

function description(page: AnyPage): string {
  const messages = CATALOGUES[page.language];
  if (page.kind === 'follow') return page.text.lead;
  if (page.kind === 'status') return messages.status.lead;
  if (page.kind === 'about') return page.text.lead;
  if (page.kind === 'shortlist') return messages.shortlist.lead;
  if (page.kind === 'journeys') return messages.journeys.lead;
  if (page.kind !== 'vacancy' || page.vacancy.snippet === '') return messages.site.description;
  return page.vacancy.snippet.slice(0, DESCRIPTION_CHARACTERS);
}

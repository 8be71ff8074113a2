import type { ReactElement } from 'react';
import { inLanguage, journeysPath, searchPath } from '../paths.ts';
import { useReader } from '../reader-context.ts';
import { EMPTY_FORM } from '../search-form.ts';
import { ShortlistLink } from '../shortlist/shortlist-link.tsx';
import { OWN_NAMES, READER_LANGUAGES } from '../text/locale.ts';

/** Who this is, and the same page in the other languages. A page that has no other language shows no switch. */
export function SiteHeader(props: { path: string; linkLanguages: boolean }): ReactElement {
  const { messages, named } = useReader();
  return (
    <>
      <a className="skip-link" href="#content">
        {messages.site.skip}
      </a>
      <header className="site-header">
        <div className="site-header__inner">
          <a className="brand" href={searchPath(EMPTY_FORM, named)}>
            <span className="brand__mark" aria-hidden="true" />
            <span className="brand__name">Sundet</span>
            <span className="brand__tagline">{messages.site.tagline}</span>
          </a>
          <MainLinks path={props.path} />
          {props.linkLanguages && <LanguageSwitch path={props.path} />}
        </div>
      </header>
    </>
  );
}

function MainLinks({ path }: { path: string }): ReactElement {
  const { messages, named } = useReader();
  const onJourneys = path.startsWith('/journeys');
  const links = [
    { href: searchPath(EMPTY_FORM, named), text: messages.site.jobs, here: !onJourneys && isSearch(path) },
    { href: journeysPath(null, named), text: messages.site.journeys, here: onJourneys },
  ];
  return (
    <nav className="main-links" aria-label={messages.site.mainLinks}>
      <ul>
        {links.map(({ href, text, here }) => (
          <li key={href}>
            <a href={href} aria-current={here ? 'page' : undefined}>
              {text}
            </a>
          </li>
        ))}
        <li>
          <ShortlistLink here={path.startsWith('/shortlist')} />
        </li>
      </ul>
    </nav>
  );
}

function isSearch(path: string): boolean {
  return path === '/' || path.startsWith('/?');
}

function LanguageSwitch({ path }: { path: string }): ReactElement {
  const { language, messages } = useReader();
  return (
    <nav className="languages" aria-label={messages.site.languages}>
      <ul>
        {READER_LANGUAGES.map((other) => (
          <li key={other}>
            <a
              href={inLanguage(path, other)}
              lang={other}
              hrefLang={other}
              rel="alternate"
              aria-current={other === language ? 'true' : undefined}
            >
              {OWN_NAMES[other]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

import type { ReactElement } from 'react';
import { aboutPath, statusPath } from '../paths.ts';
import { useReader } from '../reader-context.ts';
import { SourceLink } from './source-link.tsx';

/** Whose data this is, and how to use it elsewhere. */
export function SiteFooter(): ReactElement {
  const { messages, sources, named } = useReader();
  return (
    <footer className="site-footer">
      <div className="site-footer__inner">
        {sources.length > 0 && (
          <section aria-labelledby="footer-sources">
            <h2 id="footer-sources">{messages.footer.sources}</h2>
            <ul className="site-footer__sources">
              {sources.map((source) => (
                <li key={source.id}>
                  <SourceLink name={source.name} homepage={source.homepage} />
                  <span>{source.attribution}</span>
                </li>
              ))}
            </ul>
            <p>{messages.footer.originals}</p>
          </section>
        )}
        <section aria-labelledby="footer-status">
          <h2 id="footer-status">{messages.status.title}</h2>
          <p>
            <a href={statusPath(named)}>{messages.status.footerLink}</a>
          </p>
        </section>
        <section aria-labelledby="footer-about">
          <h2 id="footer-about">{messages.footer.about}</h2>
          <p>
            <a href={aboutPath(named)}>{messages.footer.aboutLink}</a>
          </p>
        </section>
        <section aria-labelledby="footer-api">
          <h2 id="footer-api">{messages.footer.api}</h2>
          <p>
            {messages.footer.apiText} <a href="/docs">/docs</a>
          </p>
        </section>
      </div>
    </footer>
  );
}

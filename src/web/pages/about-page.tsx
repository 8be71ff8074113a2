import type { ReactElement } from 'react';
import type { MapTiles } from '../../domain/map-tiles.ts';
import type { AboutSection } from '../about/about-text.ts';
import { SourceLink } from '../components/source-link.tsx';
import type { AboutPage } from '../page.ts';
import { webAddress } from '../paths.ts';
import { fill } from '../text/fill.ts';

/** What Sundet is, whose data it shows, and what becomes of the reader's own. */
export function AboutPageView({ page }: { page: AboutPage }): ReactElement {
  const { text, contact, credits, mapTiles } = page;
  return (
    <div className="about">
      <h1 id="page-title" tabIndex={-1}>
        {text.title}
      </h1>
      <p className="about__lead">{text.lead}</p>
      {text.sections.map((section) => (
        <Section key={section.id} section={section} />
      ))}
      <Section section={text.sources}>
        <ul>
          {credits.map(({ id, name, homepage, attribution, licence }) => (
            <li key={id}>
              <SourceLink name={name} homepage={homepage} /> {attribution}.{' '}
              <span className="muted">{fill(text.licence, { licence })}</span>
            </li>
          ))}
        </ul>
      </Section>
      <Section section={text.alsoUsed}>
        {mapTiles === undefined ? null : <TileCredit lead={text.mapTiles} tiles={mapTiles} />}
      </Section>
      {contact !== null && (
        <p>
          <Contact sentence={text.contact} contact={contact} />
        </p>
      )}
    </div>
  );
}

function Section(props: { section: AboutSection; children?: ReactElement | null }): ReactElement {
  const { id, title, paragraphs } = props.section;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {paragraphs.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      {props.children}
    </section>
  );
}

function TileCredit({ lead, tiles }: { lead: string; tiles: MapTiles }): ReactElement {
  return (
    <p>
      {lead}
      {tiles.attribution.map(({ text, href }) =>
        href === null ? (
          text
        ) : (
          <a key={href} href={href}>
            {text}
          </a>
        ),
      )}
    </p>
  );
}

/** The operator's own address: an e-mail address, or a web page. */
function Contact({ sentence, contact }: { sentence: string; contact: string }): ReactElement {
  const [before = '', after = ''] = sentence.split('{contact}');
  const href = webAddress(contact) ?? `mailto:${encodeURI(contact)}`;
  return (
    <>
      {before}
      <a href={href}>{contact}</a>
      {after}
    </>
  );
}

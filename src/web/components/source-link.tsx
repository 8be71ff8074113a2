import type { ReactElement } from 'react';
import { webAddress } from '../paths.ts';

/** A source by name, linked to its own page where that is an address a browser may safely follow. */
export function SourceLink(props: { name: string; homepage: string }): ReactElement {
  const address = webAddress(props.homepage);
  if (address === null) return <strong>{props.name}</strong>;
  return (
    <a href={address} rel="noopener">
      {props.name}
    </a>
  );
}

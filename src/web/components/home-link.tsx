import { type ReactElement, useState } from 'react';
import { useNavigation } from '../navigation-context.ts';
import type { SearchPage } from '../page.ts';
import { searchPath } from '../paths.ts';
import { useReader } from '../reader-context.ts';
import { formOf } from '../search-form.ts';

/** Says that the page's address now tells where somebody lives, lets it be copied, and leads back to one that does not. */
export function HomeLink({ page }: { page: SearchPage }): ReactElement | null {
  const { messages, named } = useReader();
  const texts = messages.commute;
  if (!page.home?.isInAddress) return null;
  return (
    <div className="home-link">
      <p>{texts.linked}</p>
      <p className="home-link__ways">
        <CopyButton />
        <a href={searchPath(formOf(page.query), named)}>{texts.unlink}</a>
      </p>
    </div>
  );
}

/** Only where a script may write to the clipboard, which takes https or this very machine. */
function CopyButton(): ReactElement | null {
  const { messages } = useReader();
  const { scripted } = useNavigation();
  const [copied, setCopied] = useState(false);
  if (!scripted || !('clipboard' in navigator)) return null;
  const copy = () => void navigator.clipboard.writeText(location.href).then(() => setCopied(true));
  return (
    <>
      <button type="button" className="button button--quiet" onClick={copy}>
        {messages.commute.copy}
      </button>
      <span role="status">{copied ? messages.commute.copied : ''}</span>
    </>
  );
}

import type { ReactElement } from 'react';
import { useNavigation } from '../navigation-context.ts';
import { useReader } from '../reader-context.ts';

/** Says that an answer is awaited or did not come. The region is always there: only then are changes read out. */
export function NavigationNotice(): ReactElement {
  const { messages } = useReader();
  const { status, retry } = useNavigation();
  return (
    <>
      <div role="status" className="visually-hidden">
        {status === 'busy' ? messages.search.loading : ''}
      </div>
      {status === 'failed' && (
        <div role="alert" className="notice notice--error">
          <p>{messages.search.failed}</p>
          <button type="button" className="button button--quiet" onClick={() => retry()}>
            {messages.search.retry}
          </button>
        </div>
      )}
    </>
  );
}

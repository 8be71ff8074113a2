import type { ReactElement } from 'react';
import type { ProblemPage } from '../page.ts';
import { searchPath } from '../paths.ts';
import { useReader } from '../reader-context.ts';
import { EMPTY_FORM } from '../search-form.ts';
import { problemText } from './problem-text.ts';

/** What went wrong, in the reader's words, and the way on. */
export function ProblemPageView({ page }: { page: ProblemPage }): ReactElement {
  const { messages, named } = useReader();
  const { title, text } = problemText(page.status, messages);
  return (
    <div className="problem">
      <h1 id="page-title" tabIndex={-1}>
        {title}
      </h1>
      <p>{text}</p>
      {page.errors.length > 0 && (
        <>
          <h2>{messages.problem.parameters}</h2>
          <ul>
            {page.errors.map((error) => (
              <li key={`${error.parameter}:${error.message}`}>
                <code>{error.parameter}</code> <span lang="en">{error.message}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <p>
        <a className="button" href={searchPath(EMPTY_FORM, named)}>
          {messages.problem.toSearch}
        </a>
      </p>
    </div>
  );
}

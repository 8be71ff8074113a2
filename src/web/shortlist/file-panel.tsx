import { type ReactElement, useState } from 'react';
import { LONGEST_NAME } from '../../domain/shortlist-limits.ts';
import { downloadFile } from '../client/download-file.ts';
import { useReader } from '../reader-context.ts';
import { fill } from '../text/fill.ts';
import type { Shortlist } from './shortlist.ts';

const FORMS = ['xlsx', 'csv'] as const;

/** The list as files that the server makes of what is sent to it. */
export function FilePanel({ list }: { list: Shortlist }): ReactElement {
  const { language, messages } = useReader();
  const texts = messages.shortlist;
  const [hasFailed, setFailed] = useState(false);
  const fetchFile = (name: string) =>
    downloadFile(`/api/v1/${name}`, { language, entries: list.map(sent) }, `sundet-${name}`).then(
      () => setFailed(false),
      () => setFailed(true),
    );
  const files = [
    { name: 'shortlist', what: texts.table },
    { name: 'joblog', what: texts.jobLog },
  ];
  return (
    <section className="panel" aria-labelledby="files-title">
      <h2 id="files-title">{texts.files}</h2>
      {files.map(({ name, what }) => (
        <p key={name} className="panel__row">
          <span>{what}</span>
          {FORMS.map((form) => {
            const formName = form === 'xlsx' ? texts.excel : texts.csv;
            return (
              <button
                key={form}
                type="button"
                className="button button--quiet"
                aria-label={fill(texts.fileIn, { form: formName, what })}
                onClick={() => fetchFile(`${name}.${form}`)}
              >
                {formName}
              </button>
            );
          })}
        </p>
      ))}
      {hasFailed && <p role="alert">{texts.fileFailed}</p>}
    </section>
  );
}

/** As the server takes an entry: without what it does not have. */
function sent({ id, note, savedOn, appliedOn, title, employer }: Shortlist[number]) {
  return {
    id,
    ...(note === '' ? {} : { note }),
    ...(savedOn === '' ? {} : { savedOn }),
    ...(appliedOn === null ? {} : { appliedOn }),
    ...(title === '' ? {} : { title: title.slice(0, LONGEST_NAME) }),
    ...(employer === null ? {} : { employer: employer.slice(0, LONGEST_NAME) }),
  };
}

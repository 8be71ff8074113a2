import type { ReactElement } from 'react';
import type { Understood, VacancyPage } from '../../domain/vacancy.ts';
import type { SearchPage } from '../page.ts';
import { searchPath } from '../paths.ts';
import { type Reader, useReader } from '../reader-context.ts';
import { formOfPage, type SearchForm } from '../search-form.ts';
import { fill, fillPlural } from '../text/fill.ts';

/** What the words were taken to mean, each a link that takes it back; and what else may have been meant. */
export function UnderstoodQuery({ page }: { page: SearchPage }): ReactElement {
  const form = formOfPage(page);
  const { understood, leftOut, didYouMean } = page.result;
  const { messages } = useReader();
  return (
    <>
      {didYouMean !== undefined && <DidYouMean form={form} meant={didYouMean} />}
      {understood.length > 0 && <Meanings form={form} understood={understood} />}
      {leftOut !== undefined && (
        <p className="muted">
          {fill(messages.search.leftOut, {
            words: leftOut.map((word) => fill(messages.search.quotedWord, { word })).join(', '),
          })}
        </p>
      )}
    </>
  );
}

function DidYouMean(props: {
  form: SearchForm;
  meant: NonNullable<VacancyPage['didYouMean']>;
}): ReactElement {
  const { form, meant } = props;
  const { language, messages, named } = useReader();
  return (
    <p>
      {messages.search.didYouMean} <a href={searchPath({ ...form, q: meant.q }, named)}>{meant.q}</a>? (
      {fillPlural(messages.search.total, meant.count, language)})
    </p>
  );
}

function Meanings(props: { form: SearchForm; understood: readonly Understood[] }): ReactElement {
  const { form, understood } = props;
  const { messages, named } = useReader();
  return (
    <nav className="chips" aria-label={messages.search.understood}>
      <ul>
        <li className="chips__lead muted" aria-hidden="true">
          {messages.search.understood}
        </li>
        {form.translate &&
          understood.map((meaning) => (
            <li key={meaning.concept}>
              <Meaning form={form} meaning={meaning} />
            </li>
          ))}
        <li>
          <a className="chips__clear" href={searchPath({ ...form, translate: !form.translate }, named)}>
            {form.translate ? messages.search.wordsOnly : messages.search.meaningToo}
          </a>
        </li>
      </ul>
    </nav>
  );
}

function Meaning({ form, meaning }: { form: SearchForm; meaning: Understood }): ReactElement {
  const reader = useReader();
  const { concept, switchedOff } = meaning;
  const { understoodOff, understoodOn } = reader.messages.search;
  const others = form.without.filter((other) => other !== concept);
  const without = switchedOff ? others : [...others, concept];
  const label = labelOf(meaning, reader);
  return (
    <a
      className={switchedOff ? 'chip chip--off' : 'chip'}
      href={searchPath({ ...form, without }, reader.named)}
    >
      <span className="visually-hidden">{fill(switchedOff ? understoodOn : understoodOff, { label })}</span>
      <span aria-hidden="true">{label}</span>
      {!switchedOff && <span className="chip__cross" aria-hidden="true" />}
    </a>
  );
}

/** "sygeplejerske (også sjuksköterska, nurse)", "sted: Malmö". */
function labelOf({ kind, concept, labels }: Understood, { language, messages }: Reader): string {
  const own = labels[language] ?? labels.en ?? labels.da ?? labels.sv ?? concept;
  if (kind === 'place') return fill(messages.search.understoodPlace, { label: own });
  const others = [labels.da, labels.sv, labels.en].filter((label) => label !== null && label !== own);
  const also = [...new Set(others)].join(', ');
  return also === '' ? own : `${own} (${fill(messages.search.understoodAlso, { labels: also })})`;
}

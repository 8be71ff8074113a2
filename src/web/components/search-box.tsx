import type { FormEvent, ReactElement, RefObject } from 'react';
import { findSuggestions } from '../client/find-suggestions.ts';
import { commuteParameters } from '../commute-parameters.ts';
import { PARAMETER_OF } from '../paths.ts';
import { useReader } from '../reader-context.ts';
import { LACKED_CHOICES, MOMENT_NAMES, type SearchForm } from '../search-form.ts';
import { fillPlural } from '../text/fill.ts';
import { SuggestField, type SuggestFieldProps } from './suggest-field.tsx';

/** The form that every control of the search page belongs to, wherever it stands. */
export const SEARCH_FORM_ID = 'search';

interface SearchBoxProps {
  readonly form: SearchForm;
  /** The words stay in the field itself, so that nothing typed before the scripts came is lost. */
  readonly input: RefObject<HTMLInputElement | null>;
  onSubmit(): void;
}

/** What the address asks for and no control shows. */
function hiddenFilters({ employers, requires, lacks }: SearchForm): [name: string, value: string][] {
  const unlisted = lacks.filter((code) => !LACKED_CHOICES.some((choice) => choice === code));
  return [
    ...employers.map((value): [string, string] => [PARAMETER_OF.employers, value]),
    ...requires.map((value): [string, string] => [PARAMETER_OF.requires, value]),
    ...unlisted.map((value): [string, string] => [PARAMETER_OF.lacks, value]),
  ];
}

export function SearchBox({ form, input, onSubmit }: SearchBoxProps): ReactElement {
  const { messages, named } = useReader();
  const find = useFind();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <search>
      <form id={SEARCH_FORM_ID} className="search-box" action="/" method="get" onSubmit={submit}>
        <div className="search-box__row">
          <SuggestField
            id="q"
            name="q"
            kind="search"
            label={messages.search.box}
            hint={messages.search.boxHint}
            text={form.q}
            maxLength={500}
            input={input}
            find={find}
            onPick={onSubmit}
          />
          <button className="button button--search" type="submit">
            {messages.search.submit}
          </button>
        </div>
        {hiddenFilters(form).map(([name, value]) => (
          <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
        ))}
        {form.occupations.map((occupation) => (
          <input key={occupation} type="hidden" name={PARAMETER_OF.occupations} value={occupation} />
        ))}
        {!form.translate && <input type="hidden" name="translate" value="false" />}
        {form.without.map((concept) => (
          <input key={concept} type="hidden" name="without" value={concept} />
        ))}
        {MOMENT_NAMES.map(
          (name) => form[name] !== null && <input key={name} type="hidden" name={name} value={form[name]} />,
        )}
        {form.home !== null &&
          [...commuteParameters(form.home)].map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
        {form.limit !== null && <input type="hidden" name="limit" value={form.limit} />}
        {named !== null && <input type="hidden" name="lang" value={named} />}
      </form>
    </search>
  );
}

/** What the search knows that begins like this, in the reader's words. */
function useFind(): SuggestFieldProps['find'] {
  const { language, messages } = useReader();
  return async (text, signal) => {
    const found = await findSuggestions(text, language, signal);
    return found.map(({ kind, label, q, concept, count }) => ({
      id: `${kind} ${concept ?? q}`,
      label,
      text: q,
      group: messages.suggest.kinds[kind],
      // None of the occupation's own may still be some of those words.
      detail: count === 0 ? null : fillPlural(messages.search.total, count, language),
    }));
  };
}

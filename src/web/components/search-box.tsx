import { type FormEvent, type ReactElement, type RefObject, useEffect } from 'react';
import { PARAMETER_OF } from '../paths.ts';
import { useReader } from '../reader-context.ts';
import { LACKED_CHOICES, MOMENT_NAMES, type SearchForm } from '../search-form.ts';

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
  useEffect(() => {
    if (input.current !== null && input.current.value !== form.q) input.current.value = form.q;
  }, [input, form.q]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <search>
      <form id={SEARCH_FORM_ID} className="search-box" action="/" method="get" onSubmit={submit}>
        <label className="search-box__label" htmlFor="q">
          {messages.search.box}
        </label>
        <p className="search-box__hint" id="q-hint">
          {messages.search.boxHint}
        </p>
        <div className="search-box__row">
          <input
            ref={input}
            id="q"
            name="q"
            type="search"
            defaultValue={form.q}
            maxLength={500}
            autoComplete="off"
            autoCapitalize="none"
            enterKeyHint="search"
            spellCheck={false}
            aria-describedby="q-hint"
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
        {form.limit !== null && <input type="hidden" name="limit" value={form.limit} />}
        {named !== null && <input type="hidden" name="lang" value={named} />}
      </form>
    </search>
  );
}

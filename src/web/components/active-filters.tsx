import type { ReactElement } from 'react';
import type { Facets } from '../../domain/vacancy.ts';
import type { Catalogue } from '../messages/catalogue.ts';
import { searchPath } from '../paths.ts';
import { type Reader, sourceName, useReader } from '../reader-context.ts';
import {
  countFilters,
  EMPTY_FORM,
  FILTER_NAMES,
  type FilterName,
  MOMENT_NAMES,
  type SearchForm,
  toggle,
} from '../search-form.ts';
import { formatDateTime } from '../text/date-times.ts';
import { fill } from '../text/fill.ts';
import { municipalityName } from '../text/municipality-names.ts';
import { requirementName } from '../text/requirements.ts';

interface Chip {
  readonly key: string;
  readonly label: string;
  /** The search without it. */
  readonly path: string;
}

/** What the search is narrowed by, each a link that takes it away: they work without scripts. */
export function ActiveFilters(props: { form: SearchForm; facets: Facets | undefined }): ReactElement | null {
  const reader = useReader();
  const chips = chipsOf(props.form, props.facets, reader);
  if (chips.length === 0) return null;
  const { search } = reader.messages;
  return (
    <nav className="chips" aria-label={search.active}>
      <ul>
        {chips.map((chip) => (
          <li key={chip.key}>
            <a className="chip" href={chip.path}>
              <span className="visually-hidden">{fill(search.remove, { filter: chip.label })}</span>
              <span aria-hidden="true">{chip.label}</span>
              <span className="chip__cross" aria-hidden="true" />
            </a>
          </li>
        ))}
        {chips.length > 1 && (
          <li>
            <a
              className="chips__clear"
              href={searchPath({ ...EMPTY_FORM, home: props.form.home }, reader.named)}
            >
              {search.clear}
            </a>
          </li>
        )}
      </ul>
    </nav>
  );
}

/** Also without a reader at hand: a followed search is described by these. */
export function chipsOf(form: SearchForm, facets: Facets | undefined, reader: Reader): Chip[] {
  const words: Chip[] =
    form.q === '' || countFilters(form) === 0
      ? []
      : [
          {
            key: 'q',
            label: fill(reader.messages.search.wordsFilter, { words: form.q }),
            path: searchPath({ ...form, q: '' }, reader.named),
          },
        ];
  const filters = FILTER_NAMES.flatMap((name) =>
    form[name].map((value) => ({
      key: `${name}:${value}`,
      label: labelOf(name, value, facets, reader),
      path: searchPath(toggle(form, name, value), reader.named),
    })),
  );
  const moments = MOMENT_NAMES.flatMap((name) => {
    const moment = form[name];
    if (moment === null) return [];
    const date = formatDateTime(moment, reader.language);
    const label = fill(reader.messages.search[name], { date });
    return [{ key: name, label, path: searchPath({ ...form, [name]: null }, reader.named) }];
  });
  return [...words, ...filters, ...moments];
}

function labelOf(name: FilterName, value: string, facets: Facets | undefined, reader: Reader): string {
  switch (name) {
    case 'requires':
      return fill(reader.messages.search.requires, { requirement: requirementName(value, reader) });
    case 'lacks':
      return fill(reader.messages.search.lacks, { requirement: requirementName(value, reader) });
    case 'employers':
    case 'occupations':
      return value;
    case 'countries':
      return named(reader.messages.countries, value);
    case 'hours':
      return named(reader.messages.hours, value);
    case 'durations':
      return named(reader.messages.durations, value);
    case 'languages':
      return named(reader.messages.adLanguage, value);
    case 'sources':
      return sourceName(reader, value);
    case 'municipalities':
      return (
        facets?.municipality.find((entry) => entry.value === value)?.label ?? municipalityName(value) ?? value
      );
  }
}

function named(names: Catalogue['countries' | 'hours' | 'durations' | 'adLanguage'], value: string): string {
  return new Map<string, string>(Object.entries(names)).get(value) ?? value;
}

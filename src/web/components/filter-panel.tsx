import type { ReactElement } from 'react';
import type { Country, Duration, Hours } from '../../domain/codes.ts';
import type { Facets } from '../../domain/vacancy.ts';
import { useNavigation } from '../navigation-context.ts';
import { PARAMETER_OF } from '../paths.ts';
import { type Reader, useReader } from '../reader-context.ts';
import { countFilters, type FilterName, LACKED_CHOICES, type SearchForm } from '../search-form.ts';
import { fillPlural } from '../text/fill.ts';
import { READER_LANGUAGES } from '../text/locale.ts';
import { requirementName } from '../text/requirements.ts';
import { ChoiceList, NotStated } from './choice-list.tsx';
import { fixedChoices, unstatedCount } from './facet-choices.ts';
import { MunicipalityFilter } from './municipality-filter.tsx';
import { SEARCH_FORM_ID } from './search-box.tsx';

// Written out: to import the values of the schemas would bring all of zod into the browser.
const COUNTRIES: readonly Country[] = ['DK', 'SE'];
const HOURS: readonly Hours[] = ['full_time', 'part_time'];
const DURATIONS: readonly Duration[] = ['permanent', 'temporary'];

interface FilterPanelProps {
  readonly form: SearchForm;
  readonly facets: Facets | undefined;
  onToggle(filter: FilterName, value: string): void;
}

/** Beside the results on a wide screen, folded above them on a narrow one; the style sheet decides which. */
export function FilterPanel({ form, facets, onToggle }: FilterPanelProps): ReactElement {
  const reader = useReader();
  const { language, messages } = reader;
  const { scripted } = useNavigation();
  const [country, ...others] = fixedFilters(reader);
  const active = countFilters(form);
  return (
    <section className="filters" aria-label={messages.search.filters}>
      <details className="filters__fold" id="filters">
        <summary className="filters__summary">
          {messages.search.filters}
          {active > 0 && (
            <span className="badge">{fillPlural(messages.search.filtersActive, active, language)}</span>
          )}
        </summary>
        <div className="filters__body">
          <Filter filter={country} form={form} facets={facets} onToggle={onToggle} />
          <MunicipalityFilter
            facet={facets?.municipality}
            selected={form.municipalities}
            onToggle={(code) => onToggle('municipalities', code)}
          />
          {others.map((filter) => (
            <Filter key={filter.name} filter={filter} form={form} facets={facets} onToggle={onToggle} />
          ))}
          <button
            className={scripted ? 'button filters__apply filters__apply--scripted' : 'button filters__apply'}
            type="submit"
            form={SEARCH_FORM_ID}
          >
            {messages.search.apply}
          </button>
        </div>
      </details>
    </section>
  );
}

/** A filter of a few values that are always the same. */
interface FixedFilter {
  readonly name: FilterName;
  readonly legend: string;
  readonly values: readonly { readonly value: string; readonly label: string }[];
  /** What counts them; null where nothing does. */
  readonly facet: keyof Facets | null;
  /** Whether those that do not say are counted too. */
  readonly isOftenUnstated: boolean;
}

/** In their order beneath the municipalities, the country before them. */
function fixedFilters(reader: Reader): readonly [FixedFilter, ...FixedFilter[]] {
  const { messages, sources } = reader;
  const { search } = messages;
  const named = <T extends string>(values: readonly T[], labels: Readonly<Record<T, string>>) =>
    values.map((value) => ({ value, label: labels[value] }));
  return [
    {
      name: 'countries',
      legend: search.country,
      values: named(COUNTRIES, messages.countries),
      facet: 'country',
      isOftenUnstated: true,
    },
    {
      name: 'hours',
      legend: search.hours,
      values: named(HOURS, messages.hours),
      facet: 'hours',
      isOftenUnstated: true,
    },
    {
      name: 'durations',
      legend: search.duration,
      values: named(DURATIONS, messages.durations),
      facet: 'duration',
      isOftenUnstated: true,
    },
    {
      name: 'languages',
      legend: search.adLanguage,
      values: named(READER_LANGUAGES, messages.languages),
      facet: 'language',
      isOftenUnstated: false,
    },
    {
      name: 'lacks',
      legend: search.lacksLegend,
      values: LACKED_CHOICES.map((value) => ({ value, label: requirementName(value, reader) })),
      facet: null,
      isOftenUnstated: false,
    },
    {
      name: 'sources',
      legend: search.source,
      values: sources.map(({ id, name }) => ({ value: id, label: name })),
      facet: 'source',
      isOftenUnstated: false,
    },
  ];
}

/** Nothing where there is nothing to choose. */
function Filter(props: FilterPanelProps & { filter: FixedFilter }): ReactElement | null {
  const { form, facets, onToggle, filter } = props;
  const { name, legend, values, facet, isOftenUnstated } = filter;
  if (values.length === 0) return null;
  const counted = facet === null ? undefined : facets?.[facet];
  const unstated = isOftenUnstated ? unstatedCount(counted) : 0;
  return (
    <fieldset className="filter">
      <legend>{legend}</legend>
      <ChoiceList
        parameter={PARAMETER_OF[name]}
        choices={fixedChoices(values, counted, form[name])}
        onToggle={(value) => onToggle(name, value)}
      />
      {unstated > 0 && <NotStated count={unstated} />}
    </fieldset>
  );
}

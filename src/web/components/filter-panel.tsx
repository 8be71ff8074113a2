import type { ReactElement } from 'react';
import type { Duration } from '../../domain/codes.ts';
import type { Facets } from '../../domain/vacancy.ts';
import { useNavigation } from '../navigation-context.ts';
import { PARAMETER_OF } from '../paths.ts';
import { useReader } from '../reader-context.ts';
import { countFilters, type FilterName, LACKED_CHOICES, type SearchForm } from '../search-form.ts';
import { fillPlural } from '../text/fill.ts';
import { READER_LANGUAGES } from '../text/locale.ts';
import { requirementName } from '../text/requirements.ts';
import type { Choice } from './choice.ts';
import { ChoiceList, NotStated } from './choice-list.tsx';
import { fixedChoices, unstatedCount } from './facet-choices.ts';
import { MunicipalityFilter } from './municipality-filter.tsx';
import { SEARCH_FORM_ID } from './search-box.tsx';

const DURATIONS = ['permanent', 'temporary'] as const satisfies readonly Duration[];

interface FilterPanelProps {
  readonly form: SearchForm;
  readonly facets: Facets | undefined;
  onToggle(filter: FilterName, value: string): void;
}

/** Beside the results on a wide screen, folded above them on a narrow one; the style sheet decides which. */
export function FilterPanel({ form, facets, onToggle }: FilterPanelProps): ReactElement {
  const { language, messages } = useReader();
  const { scripted } = useNavigation();
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
          <CountryFilter form={form} facets={facets} onToggle={onToggle} />
          <MunicipalityFilter
            facet={facets?.municipality}
            selected={form.municipalities}
            onToggle={(code) => onToggle('municipalities', code)}
          />
          <HoursFilter form={form} facets={facets} onToggle={onToggle} />
          <DurationFilter form={form} facets={facets} onToggle={onToggle} />
          <LanguageFilter form={form} facets={facets} onToggle={onToggle} />
          <LacksFilter form={form} facets={facets} onToggle={onToggle} />
          <SourceFilter form={form} facets={facets} onToggle={onToggle} />
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

function CountryFilter({ form, facets, onToggle }: FilterPanelProps): ReactElement {
  const { messages } = useReader();
  const values = (['DK', 'SE'] as const).map((value) => ({ value, label: messages.countries[value] }));
  return (
    <Filter
      legend={messages.search.country}
      name="countries"
      choices={fixedChoices(values, facets?.country, form.countries)}
      unstated={unstatedCount(facets?.country)}
      onToggle={onToggle}
    />
  );
}

function HoursFilter({ form, facets, onToggle }: FilterPanelProps): ReactElement {
  const { messages } = useReader();
  const values = (['full_time', 'part_time'] as const).map((value) => ({
    value,
    label: messages.hours[value],
  }));
  return (
    <Filter
      legend={messages.search.hours}
      name="hours"
      choices={fixedChoices(values, facets?.hours, form.hours)}
      unstated={unstatedCount(facets?.hours)}
      onToggle={onToggle}
    />
  );
}

function DurationFilter({ form, facets, onToggle }: FilterPanelProps): ReactElement {
  const { messages } = useReader();
  const values = DURATIONS.map((value) => ({ value, label: messages.durations[value] }));
  return (
    <Filter
      legend={messages.search.duration}
      name="durations"
      choices={fixedChoices(values, facets?.duration, form.durations)}
      unstated={unstatedCount(facets?.duration)}
      onToggle={onToggle}
    />
  );
}

function LanguageFilter({ form, facets, onToggle }: FilterPanelProps): ReactElement {
  const { messages } = useReader();
  const values = READER_LANGUAGES.map((value) => ({ value, label: messages.languages[value] }));
  return (
    <Filter
      legend={messages.search.adLanguage}
      name="languages"
      choices={fixedChoices(values, facets?.language, form.languages)}
      unstated={0}
      onToggle={onToggle}
    />
  );
}

function LacksFilter({ form, onToggle }: FilterPanelProps): ReactElement {
  const reader = useReader();
  const values = LACKED_CHOICES.map((value) => ({ value, label: requirementName(value, reader) }));
  return (
    <Filter
      legend={reader.messages.search.lacksLegend}
      name="lacks"
      choices={fixedChoices(values, undefined, form.lacks)}
      unstated={0}
      onToggle={onToggle}
    />
  );
}

function SourceFilter({ form, facets, onToggle }: FilterPanelProps): ReactElement | null {
  const { messages, sources } = useReader();
  if (sources.length === 0) return null;
  const values = sources.map((source) => ({ value: source.id, label: source.name }));
  return (
    <Filter
      legend={messages.search.source}
      name="sources"
      choices={fixedChoices(values, facets?.source, form.sources)}
      unstated={0}
      onToggle={onToggle}
    />
  );
}

interface FilterProps {
  readonly legend: string;
  readonly name: FilterName;
  readonly choices: readonly Choice[];
  readonly unstated: number;
  onToggle(filter: FilterName, value: string): void;
}

function Filter({ legend, name, choices, unstated, onToggle }: FilterProps): ReactElement {
  return (
    <fieldset className="filter">
      <legend>{legend}</legend>
      <ChoiceList
        parameter={PARAMETER_OF[name]}
        choices={choices}
        onToggle={(value) => onToggle(name, value)}
      />
      {unstated > 0 && <NotStated count={unstated} />}
    </fieldset>
  );
}

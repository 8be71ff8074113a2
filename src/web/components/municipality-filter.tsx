import { type ReactElement, useId, useState } from 'react';
import type { Country } from '../../domain/codes.ts';
import type { FacetCount } from '../../domain/vacancy.ts';
import { useNavigation } from '../navigation-context.ts';
import { PARAMETER_OF } from '../paths.ts';
import { useReader } from '../reader-context.ts';
import { fillPlural } from '../text/fill.ts';
import { foldLetters } from '../text/fold.ts';
import { municipalityCountry, municipalityName } from '../text/municipality-names.ts';
import type { Choice } from './choice.ts';
import { ChoiceList, NotStated } from './choice-list.tsx';
import { openChoices, unstatedCount } from './facet-choices.ts';

/** Shown of each country before "more": enough for the cities, short enough to see the other country. */
const SHOWN = 5;

interface MunicipalityFilterProps {
  readonly facet: readonly FacetCount[] | undefined;
  readonly selected: readonly string[];
  onToggle(code: string): void;
}

/** The municipalities of both countries, the largest first; with scripts a field to find one by name. */
export function MunicipalityFilter({
  facet,
  selected,
  onToggle,
}: MunicipalityFilterProps): ReactElement | null {
  const { messages } = useReader();
  const { scripted } = useNavigation();
  const [wanted, setWanted] = useState('');
  const choices = openChoices(facet, selected, (code) => municipalityName(code) ?? code);
  if (choices.length === 0) return null;
  const found = choices.filter((choice) => foldLetters(choice.label).includes(foldLetters(wanted.trim())));
  const searching = wanted.trim() !== '';
  return (
    <fieldset className="filter">
      <legend>{messages.search.municipality}</legend>
      {scripted && <FindField value={wanted} onChange={setWanted} />}
      {found.length === 0 && <p className="muted">{messages.search.municipalityNone}</p>}
      {(['DK', 'SE'] as const).map((country) => (
        <CountryGroup
          key={country}
          country={country}
          choices={found.filter((choice) => municipalityCountry(choice.value) === country)}
          whole={searching}
          onToggle={onToggle}
        />
      ))}
      {!searching && unstatedCount(facet) > 0 && <NotStated count={unstatedCount(facet)} />}
    </fieldset>
  );
}

/** Has no name on purpose: it finds a checkbox, it is not part of the search. */
function FindField(props: { value: string; onChange(value: string): void }): ReactElement {
  const { messages } = useReader();
  const id = useId();
  return (
    <div className="filter__find">
      <label className="visually-hidden" htmlFor={id}>
        {messages.search.municipalityFind}
      </label>
      <input
        id={id}
        type="search"
        value={props.value}
        placeholder={messages.search.municipalityFind}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => props.onChange(event.target.value)}
      />
    </div>
  );
}

interface CountryGroupProps {
  readonly country: Country;
  readonly choices: readonly Choice[];
  /** All in one list: the reader has already narrowed it by name. */
  readonly whole: boolean;
  onToggle(code: string): void;
}

function CountryGroup({ country, choices, whole, onToggle }: CountryGroupProps): ReactElement | null {
  const { messages } = useReader();
  const id = useId();
  if (choices.length === 0) return null;
  // One more than shown is no reason to fold: the line that unfolds is as long as the line it hides.
  const folded = !whole && choices.length > SHOWN + 1;
  const parameter = PARAMETER_OF.municipalities;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset within the fieldset would announce both legends at each box
    <div className="filter__group" role="group" aria-labelledby={id}>
      <p className="filter__country" id={id}>
        {messages.countries[country]}
      </p>
      <ChoiceList
        parameter={parameter}
        choices={folded ? choices.slice(0, SHOWN) : choices}
        onToggle={onToggle}
      />
      {folded && <MoreMunicipalities choices={choices.slice(SHOWN)} onToggle={onToggle} />}
    </div>
  );
}

function MoreMunicipalities(props: {
  choices: readonly Choice[];
  onToggle(code: string): void;
}): ReactElement {
  const { language, messages } = useReader();
  // Decided once: opening and closing is the reader's, also when the last chosen one inside is switched off.
  const [open] = useState(() => props.choices.some((choice) => choice.checked));
  const byName = new Intl.Collator(language);
  const choices = [...props.choices].sort((one, other) => byName.compare(one.label, other.label));
  return (
    <details className="filter__more" open={open}>
      <summary>{fillPlural(messages.search.municipalitiesMore, choices.length, language)}</summary>
      <ChoiceList parameter={PARAMETER_OF.municipalities} choices={choices} onToggle={props.onToggle} />
    </details>
  );
}

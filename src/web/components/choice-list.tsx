import type { ReactElement } from 'react';
import { useReader } from '../reader-context.ts';
import { formatNumber } from '../text/locale.ts';
import type { Choice } from './choice.ts';
import { SEARCH_FORM_ID } from './search-box.tsx';

interface ChoiceListProps {
  /** The parameter in the address. */
  readonly parameter: string;
  readonly choices: readonly Choice[];
  onToggle(value: string): void;
}

/** Checkboxes with counts: several of them mean "any of these". */
export function ChoiceList({ parameter, choices, onToggle }: ChoiceListProps): ReactElement {
  return (
    <ul className="choices">
      {choices.map((choice) => (
        <li key={choice.value}>
          <label className={choice.count === 0 ? 'choice choice--none' : 'choice'}>
            <input
              type="checkbox"
              form={SEARCH_FORM_ID}
              name={parameter}
              value={choice.value}
              checked={choice.checked}
              autoComplete="off"
              onChange={() => onToggle(choice.value)}
            />
            <span className="choice__label">{choice.label}</span>
            {choice.count !== null && <Count value={choice.count} />}
          </label>
        </li>
      ))}
    </ul>
  );
}

/** Vacancies that do not say: counted for honesty, but nothing to choose. */
export function NotStated({ count }: { count: number }): ReactElement {
  const { messages } = useReader();
  return (
    <p className="choice choice--unstated">
      <span className="choice__label">{messages.search.notStated}</span>
      <Count value={count} />
    </p>
  );
}

function Count({ value }: { value: number }): ReactElement {
  const { language } = useReader();
  return <span className="choice__count">{formatNumber(value, language)}</span>;
}

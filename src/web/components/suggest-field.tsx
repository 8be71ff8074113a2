import { useCombobox } from 'downshift';
import { type ReactElement, type RefObject, useEffect, useRef, useState } from 'react';
import { useReader } from '../reader-context.ts';
import { fillPlural } from '../text/fill.ts';

/** One thing offered while typing. */
export interface Suggestion {
  readonly id: string;
  /** What the field says once it is chosen. */
  readonly label: string;
  readonly detail: string | null;
}

export interface SuggestFieldProps {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  /** What the field says at first. */
  readonly text: string;
  /** Id of what was chosen, if anything was: sent beside the text as `<name>Id`. */
  readonly chosenId: string | null;
  readonly required?: boolean;
  readonly input?: RefObject<HTMLInputElement | null>;
  /** What to offer for what was typed. May fail: then nothing is offered, and typing goes on. */
  find(text: string, signal: AbortSignal): Promise<readonly Suggestion[]>;
  /** A suggestion was chosen, or (null) what had been chosen was typed over. */
  onChoose?(suggestion: Suggestion | null): void;
}

/** Whoever types on does not wait for what the letters before would have brought, milliseconds. */
const PAUSE_MS = 120;

/**
 * A text field that offers what it knows while one types: an ARIA combobox, by Downshift. Without scripts it is the
 * text field alone, and the server finds out what is meant.
 */
export function SuggestField(props: SuggestFieldProps): ReactElement {
  const { language, messages } = useReader();
  const ownInput = useRef<HTMLInputElement>(null);
  const input = props.input ?? ownInput;
  const [chosenId, setChosenId] = useState(props.chosenId);
  const [items, ask] = useSuggestions(props.find);
  const {
    getInputProps,
    getItemProps,
    getLabelProps,
    getMenuProps,
    highlightedIndex,
    isOpen,
    setInputValue,
  } = useCombobox<Suggestion>({
    id: props.id,
    inputId: props.id,
    items: [...items],
    initialInputValue: props.text,
    itemToString: (item) => item?.label ?? '',
    onInputValueChange: ({ inputValue, type }) => {
      if (type !== useCombobox.stateChangeTypes.InputChange) return;
      setChosenId(null);
      props.onChoose?.(null);
      ask(inputValue);
    },
    onSelectedItemChange: ({ selectedItem }) => {
      setChosenId(selectedItem?.id ?? null);
      props.onChoose?.(selectedItem);
    },
  });
  // A new answer of the server says what the field says; what was typed before the scripts came stays.
  const shown = useRef<string | null>(null);
  useEffect(() => {
    const typedEarly = shown.current === null ? (input.current?.value ?? props.text) : props.text;
    shown.current = props.text;
    setInputValue(typedEarly);
    setChosenId(typedEarly === props.text ? props.chosenId : null);
  }, [input, props.text, props.chosenId, setInputValue]);
  const open = isOpen && items.length > 0;
  return (
    <div className="suggest">
      <label {...getLabelProps()} htmlFor={props.id} className="suggest__label">
        {props.label}
      </label>
      {props.hint !== undefined && (
        <p className="suggest__hint" id={`${props.id}-hint`}>
          {props.hint}
        </p>
      )}
      <div className="suggest__field">
        <input
          {...getInputProps({ ref: input })}
          name={props.name}
          type="text"
          maxLength={200}
          autoComplete="off"
          spellCheck={false}
          required={props.required}
          aria-describedby={props.hint === undefined ? undefined : `${props.id}-hint`}
        />
        <ul {...getMenuProps()} className={open ? 'suggest__menu suggest__menu--open' : 'suggest__menu'}>
          {open &&
            items.map((item, index) => (
              <li
                key={item.id}
                {...getItemProps({ item, index })}
                className={index === highlightedIndex ? 'suggest__item suggest__item--on' : 'suggest__item'}
              >
                <span>{item.label}</span>
                {item.detail !== null && <span className="suggest__detail">{item.detail}</span>}
              </li>
            ))}
        </ul>
      </div>
      <div role="status" className="visually-hidden">
        {open ? fillPlural(messages.suggest.count, items.length, language) : ''}
      </div>
      {chosenId !== null && <input type="hidden" name={`${props.name}Id`} value={chosenId} />}
    </div>
  );
}

/** What is offered now, and how to ask for what a text brings: the last one asked for wins. */
function useSuggestions(
  find: SuggestFieldProps['find'],
): readonly [readonly Suggestion[], (text: string) => void] {
  const [items, setItems] = useState<readonly Suggestion[]>([]);
  const pending = useRef<{ timer: number; stop: AbortController } | null>(null);
  const stop = () => {
    if (pending.current === null) return;
    clearTimeout(pending.current.timer);
    pending.current.stop.abort();
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the field goes
  useEffect(() => stop, []);
  const ask = (text: string) => {
    stop();
    if (text.trim() === '') {
      setItems([]);
      return;
    }
    const controller = new AbortController();
    const timer = window.setTimeout(() => {
      find(text, controller.signal).then(
        (found) => !controller.signal.aborted && setItems(found),
        () => !controller.signal.aborted && setItems([]),
      );
    }, PAUSE_MS);
    pending.current = { timer, stop: controller };
  };
  return [items, ask];
}

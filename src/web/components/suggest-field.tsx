import { type UseComboboxReturnValue, useCombobox } from 'downshift';
import { type KeyboardEvent, type ReactElement, type RefObject, useEffect, useRef, useState } from 'react';
import { useReader } from '../reader-context.ts';
import { fillPlural } from '../text/fill.ts';

/** One thing offered while typing. */
export interface Suggestion {
  readonly id: string;
  readonly label: string;
  readonly detail: string | null;
  /** What the field says once it is chosen; left out: the label. */
  readonly text?: string;
  /** Heading of what it is listed under, with those before and after it of the same. */
  readonly group?: string;
}

export interface SuggestFieldProps {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  /** What the field says at first. */
  readonly text: string;
  /** Id of what was chosen, if anything was: sent beside the text as `<name>Id`. Left out: only the text is sent. */
  readonly chosenId?: string | null;
  readonly kind?: 'text' | 'search';
  readonly maxLength?: number;
  readonly required?: boolean;
  readonly input?: RefObject<HTMLInputElement | null>;
  /** What to offer for what was typed. May fail: then nothing is offered, and typing goes on. */
  find(text: string, signal: AbortSignal): Promise<readonly Suggestion[]>;
  /** A suggestion was picked, by Enter or by pointer, and the field says so. */
  onPick?(): void;
}

const LONGEST_TEXT = 200;

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
  const ownId = props.chosenId ?? null;
  const [chosenId, setChosenId] = useState(ownId);
  const [items, ask] = useSuggestions(props.find);
  const combobox = useCombobox<Suggestion>({
    id: props.id,
    inputId: props.id,
    items: [...items],
    initialInputValue: props.text,
    itemToString: (item) => (item === null ? '' : (item.text ?? item.label)),
    onInputValueChange: ({ inputValue, type }) => {
      if (type !== useCombobox.stateChangeTypes.InputChange) return;
      setChosenId(null);
      ask(inputValue);
    },
    onSelectedItemChange: ({ selectedItem }) => setChosenId(selectedItem?.id ?? null),
    onStateChange: ({ type }) => {
      const { InputKeyDownEnter, ItemClick } = useCombobox.stateChangeTypes;
      if (type === InputKeyDownEnter || type === ItemClick) props.onPick?.();
    },
  });
  const { getInputProps, getLabelProps, getMenuProps, highlightedIndex, isOpen, setInputValue } = combobox;
  // A new answer of the server says what the field says; what was typed before the scripts came stays.
  const shown = useRef<string | null>(null);
  useEffect(() => {
    const typedEarly = shown.current === null ? (input.current?.value ?? props.text) : props.text;
    shown.current = props.text;
    setInputValue(typedEarly);
    setChosenId(typedEarly === props.text ? ownId : null);
  }, [input, props.text, ownId, setInputValue]);
  const open = isOpen && items.length > 0;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || highlightedIndex !== -1) return;
    // Nothing is picked: the form is sent with what was typed, and nothing that comes now is of use.
    Object.assign(event.nativeEvent, { preventDownshiftDefault: true });
    ask('');
  };
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
          {...getInputProps({ ref: input, onKeyDown })}
          name={props.name}
          type={props.kind ?? 'text'}
          maxLength={props.maxLength ?? LONGEST_TEXT}
          autoComplete="off"
          autoCapitalize="none"
          enterKeyHint={props.kind === 'search' ? 'search' : undefined}
          spellCheck={false}
          required={props.required}
          aria-describedby={props.hint === undefined ? undefined : `${props.id}-hint`}
        />
        <ul {...getMenuProps()} className={open ? 'suggest__menu suggest__menu--open' : 'suggest__menu'}>
          {open && <Offered items={items} combobox={combobox} />}
        </ul>
      </div>
      <div role="status" className="visually-hidden">
        {open ? fillPlural(messages.suggest.count, items.length, language) : ''}
      </div>
      {props.chosenId !== undefined && chosenId !== null && (
        <input type="hidden" name={`${props.name}Id`} value={chosenId} />
      )}
    </div>
  );
}

type Combobox = Pick<UseComboboxReturnValue<Suggestion>, 'getItemProps' | 'highlightedIndex'>;

/** Each under the heading it belongs to, where they have any. */
function Offered(props: { items: readonly Suggestion[]; combobox: Combobox }): ReactElement {
  const { items, combobox } = props;
  const options = items.map((item, index) => ({
    group: item.group,
    option: <Option key={item.id} item={item} index={index} combobox={combobox} />,
  }));
  const groups = [...new Set(items.map(({ group }) => group))];
  return (
    <>
      {groups.map((group) => {
        const own = options.filter((each) => each.group === group).map(({ option }) => option);
        if (group === undefined) return own;
        return (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a listbox
          <li key={group} role="group" aria-label={group}>
            <span className="suggest__group" aria-hidden="true">
              {group}
            </span>
            <ul role="none">{own}</ul>
          </li>
        );
      })}
    </>
  );
}

function Option(props: { item: Suggestion; index: number; combobox: Combobox }): ReactElement {
  const { item, index, combobox } = props;
  const on = index === combobox.highlightedIndex;
  return (
    <li
      {...combobox.getItemProps({ item, index })}
      className={on ? 'suggest__item suggest__item--on' : 'suggest__item'}
    >
      <span>{item.label}</span>
      {item.detail !== null && <span className="suggest__detail">{item.detail}</span>}
    </li>
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

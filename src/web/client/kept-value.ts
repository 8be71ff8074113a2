/** A value that this browser keeps for the reader over visits, the same in all its tabs. Never sent anywhere by itself. */
export interface KeptValue<T> {
  /** The same object as long as nothing changes. */
  read(): T;
  /**
   * Changes what is kept now, whichever tab wrote it last.
   * @returns false where the browser keeps nothing: then the change lasts until the page is left.
   */
  change(next: (value: T) => T): boolean;
  /** Called for every change, of this tab or another. Returns how to stop. */
  subscribe(listener: () => void): () => void;
}

interface Form<T> {
  readonly empty: T;
  /** Null where it is nothing that this version wrote. */
  readonly parse: (kept: unknown) => T | null;
  readonly write: (value: T) => unknown;
}

/** @param name of the entry in `localStorage`. What cannot be read there is put aside as `<name>.unread`, not lost. */
export function keptValue<T>(name: string, { empty, parse, write }: Form<T>): KeptValue<T> {
  const listeners = new Set<() => void>();
  let current: { readonly value: T } | null = null;
  const load = (): T => {
    const text = stored(name);
    return (text === null ? null : parse(parsed(text))) ?? empty;
  };
  const tell = () => {
    for (const listener of listeners) listener();
  };
  const onStorage = (event: StorageEvent) => {
    // Null: everything was cleared.
    if (event.key !== name && event.key !== null) return;
    current = null;
    tell();
  };
  return {
    read() {
      current ??= { value: load() };
      return current.value;
    },
    change(next) {
      const text = stored(name);
      const kept = text === null ? null : parse(parsed(text));
      if (text !== null && kept === null) store(`${name}.unread`, text);
      // Where nothing can be kept, what this tab holds is all there is.
      const before = kept ?? (text === null && current !== null ? current.value : empty);
      const value = next(before);
      current = { value };
      const isKept = store(name, JSON.stringify(write(value)));
      tell();
      return isKept;
    },
    subscribe(listener) {
      if (listeners.size === 0) window.addEventListener('storage', onStorage);
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) window.removeEventListener('storage', onStorage);
      };
    },
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function stored(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

function store(name: string, text: string): boolean {
  try {
    localStorage.setItem(name, text);
    return true;
  } catch {
    return false;
  }
}

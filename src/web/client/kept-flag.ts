/** A choice of the reader's that lasts as long as the tab: nothing of it is in an address, nor sent anywhere. */
export interface KeptFlag {
  read(): boolean;
  set(on: boolean): void;
  /** Returns how to stop. */
  subscribe(listener: () => void): () => void;
}

/** @param name of the entry in the tab's `sessionStorage`; where that is denied the choice lasts until a reload. */
export function keptFlag(name: string): KeptFlag {
  const listeners = new Set<() => void>();
  let chosen: boolean | null = null;
  return {
    read() {
      chosen ??= stored(name);
      return chosen;
    },
    set(on) {
      chosen = on;
      store(name, on);
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function stored(name: string): boolean {
  try {
    return sessionStorage.getItem(name) === 'on';
  } catch {
    return false;
  }
}

function store(name: string, on: boolean): void {
  try {
    if (on) sessionStorage.setItem(name, 'on');
    else sessionStorage.removeItem(name);
  } catch {
    // Denied: see `keptFlag`.
  }
}

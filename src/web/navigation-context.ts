import { createContext, useContext } from 'react';

/** How the pages move on. Without scripts the links and forms do it alone, and this is all idle. */
export interface Navigation {
  /** True once the browser runs the pages: what needs a script may be shown, what replaces one hidden. */
  readonly scripted: boolean;
  /** `busy` only after a wait that a reader would notice. */
  readonly status: 'idle' | 'busy' | 'failed';
  /** Shows the page at an address of ours. */
  go(path: string): void;
  /** Adds the results at an address of ours to those shown. */
  append(path: string): void;
  /** Tries again what failed. */
  retry(): void;
}

const NavigationContext = createContext<Navigation>({
  scripted: false,
  status: 'idle',
  go() {},
  append() {},
  retry() {},
});

export const NavigationProvider = NavigationContext.Provider;

export function useNavigation(): Navigation {
  return useContext(NavigationContext);
}

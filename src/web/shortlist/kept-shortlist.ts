import { useSyncExternalStore } from 'react';
import { keptValue } from '../client/kept-value.ts';
import { keptForm, type Markable, readKeptForm, type Shortlist, type ShortlistEntry } from './shortlist.ts';

const NOTHING: Shortlist = [];

/** The reader's own list: in this browser alone until they share it. */
export const keptShortlist = keptValue<Shortlist>('sundet.shortlist', {
  empty: NOTHING,
  parse: readKeptForm,
  write: keptForm,
});

/** Empty on the server and until the page is hydrated. */
export function useShortlist(): Shortlist {
  return useSyncExternalStore(keptShortlist.subscribe, keptShortlist.read, () => NOTHING);
}

/** Entries taken off during this visit, by id: marked again, a vacancy has its note again. */
const takenOff = new Map<string, ShortlistEntry>();

export function rememberTakenOff(entry: ShortlistEntry): void {
  takenOff.set(entry.id, entry);
}

/** The entry of a vacancy that is marked now. */
export function entryOf({ id, title, employer }: Markable): ShortlistEntry {
  const before = takenOff.get(id);
  return { id, note: '', savedOn: today(), appliedOn: null, ...before, title, employer };
}

/** `YYYY-MM-DD` on the calendars of the region: how Sweden writes dates. */
function today(): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Copenhagen' }).format(Date.now());
}

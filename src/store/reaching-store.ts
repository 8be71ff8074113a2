import { reachingDatabase } from './database-errors.ts';

/** The same store, every method of which throws DatabaseUnavailableError where the database cannot be reached. */
export function reachingStore<Store extends object>(store: Store): Store {
  return new Proxy(store, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== 'function') return member;
      return (...args: unknown[]) => reachingDatabase(async () => Reflect.apply(member, target, args));
    },
  });
}

import type { KnownElsewhere } from '../domain/posting-draft.ts';

/** What an ad says of others that know it, to be spread into its draft; null is not said. */
export function knownElsewhere(said: {
  readonly ids?: readonly (string | null)[];
  readonly urls?: readonly (string | null)[];
}): { readonly elsewhere?: KnownElsewhere } {
  const ids = (said.ids ?? []).filter((id) => id !== null);
  const urls = (said.urls ?? []).filter((url) => url !== null);
  return ids.length + urls.length === 0 ? {} : { elsewhere: { ids, urls } };
}

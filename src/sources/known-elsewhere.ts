import type { KnownElsewhere } from '../domain/posting-draft.ts';
import { recruitingId } from './employer-ids.ts';

/**
 * What an ad says of others that know it, to be spread into its draft; null is not said. An address that leads into a
 * recruiting system tells what the ad is called there.
 */
export function knownElsewhere(said: {
  readonly ids?: readonly (string | null)[];
  readonly urls?: readonly (string | null)[];
}): { readonly elsewhere?: KnownElsewhere } {
  const urls = (said.urls ?? []).filter((url) => url !== null);
  const ids = [...(said.ids ?? []), ...urls.map(recruitingId)].filter((id) => id !== null);
  return ids.length + urls.length === 0 ? {} : { elsewhere: { ids, urls } };
}

import { HOME_PARAMETERS } from '../web/commute-parameters.ts';
import type { CommuteParameters } from './commute-parameters.ts';
import { type Home, homeParameters } from './home-cookie.ts';

/**
 * A page's parameters with the home that the browser keeps, where the address names none. Where there is none at all,
 * the order by commute, which stands in an address that a home does not, is the usual one.
 */
export function withHome<Given extends CommuteParameters & { readonly sort?: string | undefined }>(
  given: Given,
  kept: Home | null,
): Given {
  if (given.from !== undefined) return given;
  const home = homeParameters(kept);
  const { sort, ...others } = given;
  if (home.from === undefined) return sort === 'commute' ? (others as Given) : given;
  const own = Object.entries(given).filter(([name]) => !HOME_PARAMETERS.some((other) => other === name));
  return { ...(Object.fromEntries(own) as Given), ...home };
}

/** Number of the mapping that reads an ad: raised whenever `map.ts` reads one differently, so that all are read again. */
export const MAPPING = 4;

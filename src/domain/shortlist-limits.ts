/** How much a shortlist holds. Apart from the schemas, which the browser does without. */
export const MOST_LISTED = 100;
/** UTF-16 code units, as `maxlength` of a field counts. */
export const LONGEST_NOTE = 1000;
/** How many days a shared list can be read. */
export const SHARE_DAYS = [7, 30] as const;
/** Of what a vacancy was called, in characters. */
export const LONGEST_NAME = 500;

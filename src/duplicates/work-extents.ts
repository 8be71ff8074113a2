/** A share of full time: "75 %", "80–100 procent". */
const PERCENT = /(?<![\d,.])(?:(\d{2,3})\s?[-–]\s?)?(\d{2,3})\s?(?:%|procent\b|percent\b)/gu;
/** Weekly hours: "30-37 timer om ugen", "32 timer/uge", "38,25 timmar per vecka". */
const WEEKLY =
  /(?<![\d,.])(?:(\d{2})\s?[-–]\s?)?(\d{2})(?:[,.]\d{1,2})?\s?(?:timers?|timmars?|tim\.?|t\.?|hours?)\s?(?:arbejdsuge|arbetsvecka|(?:om|per|pr\.?|i|a|\/)?\s?(?:ugen|ugentligt?|ugentlig|uge|veckan?|week|weekly)|\/\s?(?:u|v)\b)/giu;

/** From here on it is what the agreements of both countries call full time, hours a week. */
const FULL_TIME_HOURS = 37;
const MOST_HOURS = 40;
const LEAST_PERCENT = 10;

/**
 * How much one is to work, as far as the text says it in figures: `75%`, `30h`, `full`. Sorted, each once. A text
 * may give several, and some may be about something else; two texts that share none are of two jobs.
 */
export function workExtents(text: string): string[] {
  const extents = new Set<string>();
  if (!/\d\d/.test(text)) return [];
  for (const [, least, most] of text.matchAll(PERCENT)) {
    for (const figure of [least, most]) if (figure !== undefined) addPercent(extents, Number(figure));
  }
  for (const [, least, most] of text.matchAll(WEEKLY)) {
    for (const figure of [least, most]) if (figure !== undefined) addHours(extents, Number(figure));
  }
  return [...extents].sort();
}

function addPercent(extents: Set<string>, percent: number): void {
  if (percent === 100) extents.add('full');
  else if (percent >= LEAST_PERCENT && percent < 100) extents.add(`${percent}%`);
}

function addHours(extents: Set<string>, hours: number): void {
  if (hours >= FULL_TIME_HOURS && hours <= MOST_HOURS) extents.add('full');
  else if (hours < FULL_TIME_HOURS) extents.add(`${hours}h`);
}

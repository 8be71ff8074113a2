import type { JourneyChoice, JourneyQuery } from '../../domain/journeys.ts';

/** Who waits less takes the journey for what it is, milliseconds. */
export const LONG_WAIT_MS = 120 * 60_000;
/** So many times as long as another, and waiting: nobody who sees both takes it. A slow bus or a night ferry does not wait. */
const MUCH_LONGER = 2;

/**
 * The choices without those that wait for hours on the way although another that can be made serves the same: who must
 * be there by 08:00 and can leave at 07:00 has no use for leaving the evening before and sitting out the night at a
 * station, whose arrival at 05:40 no other beats. The same for who leaves at 23:00 or later and would be there at dawn.
 */
export function withoutLongWaits(choices: readonly JourneyChoice[], by: JourneyQuery['by']): JourneyChoice[] {
  const makeable = choices.filter(({ disruption }) => disruption === undefined);
  return choices.filter((choice) => {
    if (waitedMs(choice) < LONG_WAIT_MS) return true;
    return !makeable.some(
      (other) => choice.minutes > MUCH_LONGER * other.minutes && servesAsWell(other, choice, by),
    );
  });
}

/** By what was asked for: it leaves no earlier for who must be there in time, it is there no later for who leaves now. */
function servesAsWell(other: JourneyChoice, choice: JourneyChoice, by: JourneyQuery['by']): boolean {
  return by === 'arriveBy'
    ? Date.parse(other.departure) >= Date.parse(choice.departure)
    : Date.parse(other.arrival) <= Date.parse(choice.arrival);
}

/** Neither on foot nor aboard. */
function waitedMs({ departure, arrival, legs }: JourneyChoice): number {
  const moving = legs.reduce((sum, leg) => sum + between(leg.departure, leg.arrival), 0);
  return between(departure, arrival) - moving;
}

/** Milliseconds. */
function between(from: string, to: string): number {
  return Date.parse(to) - Date.parse(from);
}

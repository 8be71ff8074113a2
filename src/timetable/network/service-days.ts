import type { Services } from './network.ts';
import { weekdayOfDay } from './service-day.ts';

/** Whether the service runs on the day (days since 1970-01-01). An exception holds before the week does. */
export function runsOn(services: Services, service: number, day: number): boolean {
  const exceptionEnd = services.exceptionFirst[service + 1] ?? 0;
  for (let i = services.exceptionFirst[service] ?? 0; i < exceptionEnd; i++) {
    if (services.exceptionDay[i] === day) return services.exceptionRuns[i] === 1;
  }
  return runsInWeek(services, service, day);
}

/** First and last day the service runs; null where it never does. */
export function runningDays(services: Services, service: number): { first: number; last: number } | null {
  const start = services.start[service] ?? 0;
  const end = services.end[service] ?? -1;
  const days: number[] = [];
  if (services.weekdays[service] !== 0) {
    for (let day = start; day <= end; day++) {
      if (!runsOn(services, service, day)) continue;
      days.push(day);
      break;
    }
    for (let day = end; day >= start; day--) {
      if (!runsOn(services, service, day)) continue;
      days.push(day);
      break;
    }
  }
  const exceptionEnd = services.exceptionFirst[service + 1] ?? 0;
  for (let i = services.exceptionFirst[service] ?? 0; i < exceptionEnd; i++) {
    if (services.exceptionRuns[i] === 1) days.push(services.exceptionDay[i] ?? 0);
  }
  return days.length === 0 ? null : { first: Math.min(...days), last: Math.max(...days) };
}

function runsInWeek(services: Services, service: number, day: number): boolean {
  if (day < (services.start[service] ?? 0) || day > (services.end[service] ?? -1)) return false;
  return (((services.weekdays[service] ?? 0) >> weekdayOfDay(day)) & 1) === 1;
}

import type { Workplace } from '../domain/vacancy.ts';

/** What a workplace is called in a journey to it. */
export function placeName({ street, city, municipality }: Workplace): string {
  return street ?? city ?? municipality?.name ?? '';
}

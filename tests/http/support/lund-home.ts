import { type Home, homeCookie } from '../../../src/http/home-cookie.ts';

const LUND: Home = {
  text: 'Lund',
  placeId: null,
  country: 'SE',
  point: { lat: 55.705, lon: 13.191 },
  shift: 'day',
  arriveBy: '07:00',
  leaveAfter: '15:30',
  maxMinutes: 60,
  rule: null,
};

/** The `Cookie` of a browser that keeps a home in Lund. */
export const LUND_COOKIE = homeCookie(LUND).split(';', 1)[0] ?? '';

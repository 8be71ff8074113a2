import { describe, expect, it } from 'vitest';
import { isRouteType, routeMode } from './route-mode.ts';

describe('routeMode', () => {
  it.each([
    [0, 'tram'],
    [1, 'metro'],
    [2, 'train'],
    [3, 'bus'],
    [4, 'ferry'],
    [11, 'bus'],
    [100, 'train'],
    [109, 'train'],
    [401, 'metro'],
    [700, 'bus'],
    [715, 'bus'],
    [900, 'tram'],
    [1000, 'ferry'],
    [1501, 'taxi'],
    [1700, 'other'],
    [6, 'other'],
  ])('%i is a %s', (type, mode) => {
    expect(routeMode(type)).toBe(mode);
    expect(isRouteType(type)).toBe(true);
  });

  it.each([8, 13, 99, 1800, -1])('%i is no type', (type) => {
    expect(isRouteType(type)).toBe(false);
  });
});

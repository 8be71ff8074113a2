import { describe, expect, it } from 'vitest';
import { fromUtm32 } from './utm32.ts';

/** Computed with PROJ's own algorithm (proj4js 2, +proj=utm +zone=32 +ellps=GRS80): longitude, latitude, east, north. */
const POINTS = [
  [9, 56, 500_000, 6_206_079.587],
  [8.1, 57.7, 446_358.473, 6_395_667.144],
  [11.1353, 55.3569, 635_365.824, 6_136_583.671],
  [12.5683, 55.6761, 724_351.929, 6_175_804.022],
  [12.6136, 56.0361, 725_106.128, 6_215_988.145],
  [14.7066, 55.1009, 863_917.836, 6_120_903.692],
] as const;

describe('fromUtm32', () => {
  it.each(POINTS)('finds %d %d to a centimetre', (lon, lat, easting, northing) => {
    const point = fromUtm32(easting, northing);
    expect(Math.abs(point.lat - lat) * 111_000).toBeLessThan(0.01);
    expect(Math.abs(point.lon - lon) * 63_000).toBeLessThan(0.01);
  });
});

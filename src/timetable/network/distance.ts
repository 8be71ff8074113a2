const METRES_PER_DEGREE = 111_195;
const RADIANS_PER_DEGREE = Math.PI / 180;

/**
 * Metres as the crow flies between two points in WGS84 degrees, on a sphere flattened at their middle latitude:
 * within 0.5 % up to some hundred kilometres, which is all walking needs.
 */
export function crowDistance(
  latitudeA: number,
  longitudeA: number,
  latitudeB: number,
  longitudeB: number,
): number {
  const y = latitudeA - latitudeB;
  const middle = ((latitudeA + latitudeB) / 2) * RADIANS_PER_DEGREE;
  const x = (((longitudeA - longitudeB + 540) % 360) - 180) * Math.cos(middle);
  return Math.hypot(x, y) * METRES_PER_DEGREE;
}

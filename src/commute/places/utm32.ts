/** GRS80 (which ETRS89 stands on): semi-major axis in metres, flattening. */
const A = 6_378_137;
const F = 1 / 298.257222101;
const SCALE = 0.9996;
const FALSE_EASTING = 500_000;
/** Of zone 32, degrees. */
const CENTRAL_MERIDIAN = 9;
const N = F / (2 - F);
/** Radius of the sphere the meridian is rolled out on. */
const RADIUS = (A / (1 + N)) * (1 + N ** 2 / 4 + N ** 4 / 64);
/** From the plane to the sphere. */
const BETA = [
  N / 2 - (2 / 3) * N ** 2 + (37 / 96) * N ** 3,
  N ** 2 / 48 + N ** 3 / 15,
  (17 / 480) * N ** 3,
] as const;
/** From the sphere's latitude to the ellipsoid's. */
const DELTA = [
  2 * N - (2 / 3) * N ** 2 - 2 * N ** 3,
  (7 / 3) * N ** 2 - (8 / 5) * N ** 3,
  (56 / 15) * N ** 3,
] as const;

/**
 * ETRS89/UTM zone 32N (EPSG:25832) to degrees, in which ETRS89 and WGS84 are the same to less than a metre. Krüger's
 * series to the third order (Krüger, "Konforme Abbildung des Erdellipsoids in der Ebene", 1912; Karney, "Transverse
 * Mercator with an accuracy of a few nanometers", 2011): better than a centimetre up to Bornholm, six degrees east.
 */
export function fromUtm32(easting: number, northing: number): { lat: number; lon: number } {
  const xi = northing / (SCALE * RADIUS);
  const eta = (easting - FALSE_EASTING) / (SCALE * RADIUS);
  let xiSphere = xi;
  let etaSphere = eta;
  for (const [index, beta] of BETA.entries()) {
    const order = 2 * (index + 1);
    xiSphere -= beta * Math.sin(order * xi) * Math.cosh(order * eta);
    etaSphere -= beta * Math.cos(order * xi) * Math.sinh(order * eta);
  }
  const conformal = Math.asin(Math.sin(xiSphere) / Math.cosh(etaSphere));
  const latitude = DELTA.reduce(
    (sum, delta, index) => sum + delta * Math.sin(2 * (index + 1) * conformal),
    conformal,
  );
  const longitude = Math.atan2(Math.sinh(etaSphere), Math.cos(xiSphere));
  return { lat: degrees(latitude), lon: CENTRAL_MERIDIAN + degrees(longitude) };
}

function degrees(radians: number): number {
  return (radians * 180) / Math.PI;
}

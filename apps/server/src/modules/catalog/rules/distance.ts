export interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

const EARTH_RADIUS_KM = 6_371;

/** Great-circle distance in kilometres (haversine). */
export function distanceKm(a: Point, b: Point): number {
  const latitude = radians(b.latitude - a.latitude) / 2;
  const longitude = radians(b.longitude - a.longitude) / 2;
  const chord =
    Math.sin(latitude) ** 2 +
    Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * Math.sin(longitude) ** 2;
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(chord)));
}

/** No point outside these latitudes is within that distance: a coarse sieve for the database. */
export function latitudesWithin(km: number, { latitude }: Point): { south: number; north: number } {
  const degrees = (km / EARTH_RADIUS_KM) * (180 / Math.PI);
  return { south: latitude - degrees, north: latitude + degrees };
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}

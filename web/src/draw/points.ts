import type { Feature, FeatureCollection, Point } from "geojson";
import type { MapRow } from "../ask/types.ts";

export interface PointProperties {
  id: string;
  family: string;
  disputed: boolean;
  km: number;
  /** The radius of its uncertainty in pixels at zoom 0; doubles with each zoom. */
  reach: number;
}

// Pixels that the equator (40,075 km) takes at zoom 0, in MapLibre's tiles.
const WORLD = 512;
const EQUATOR = 40_075;

/** A radius on the ground in pixels at zoom 0: Mercator draws it larger toward the poles. */
export function reachOf(km: number, lat: number): number {
  return (km / EQUATOR / Math.max(Math.cos((lat * Math.PI) / 180), 0.05)) * WORLD;
}

/** The rows of /map as features. */
export function pointsOf(rows: readonly MapRow[], familyOf: (type: string) => string): FeatureCollection<Point, PointProperties> {
  const features = rows.map(
    ([id, lat, lon, km, type, , , , disputed]): Feature<Point, PointProperties> => ({
      type: "Feature",
      geometry: { type: "Point", coordinates: [lon, lat] },
      properties: { id, family: familyOf(type), disputed: Boolean(disputed), km, reach: reachOf(km, lat) },
    }),
  );
  return { type: "FeatureCollection", features };
}

/** West, south, east, north of the rows; null where there are none. */
export function boundsOf(rows: readonly MapRow[]): [number, number, number, number] | null {
  if (rows.length === 0) return null;
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const [, lat, lon] of rows) {
    west = Math.min(west, lon);
    east = Math.max(east, lon);
    south = Math.min(south, lat);
    north = Math.max(north, lat);
  }
  return [west, south, east, north];
}
